// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is built with; the limits they serve are in `Sources/Servqual/Servqual.docc/Limits.md`.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),  // SE-0335
  .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
  .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
]

func target(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  // Without the import rules, which keep the modules apart: a test may look anywhere.
  .testTarget(name: name, dependencies: dependencies, swiftSettings: [.enableUpcomingFeature("ExistentialAny")])
}

let package = Package(
  name: "servqual",
  products: [
    .library(name: "Servqual", targets: ["Servqual"]),
    .library(name: "SatisfactionScoring", targets: ["SatisfactionScoring"]),
    .library(name: "SurveyTesting", targets: ["SurveyTesting"]),
    .executable(name: "servqual", targets: ["ServqualCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Foreign code, one target each: a module map and a shim.
    .systemLibrary(name: "CLibCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CRmath", providers: [.apt(["r-mathlib"])]),
    .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    // Loops that need the machine's own vector instructions.
    .target(name: "CStructureScan"),
    .target(name: "CTallyKernels"),

    // In the order of the work; each depends only on those above it.
    target("SurveyModel"),
    target("SurveyDigest", ["CLibCrypto"]),
    target("SurveyConfiguration", ["SurveyModel", "Yams"]),
    target("SurveyReading", ["SurveyModel", "CLibCSV", "CLibXML2", "CLibArchive", "CStructureScan"]),
    target("SurveyDialects", ["SurveyReading", "SurveyConfiguration"]),
    target("StatisticalInference", ["CRmath"]),
    target("SatisfactionScoring", ["SurveyModel", "StatisticalInference", "CTallyKernels"]),
    target("CustomerCare", ["SatisfactionScoring"]),
    target("SatisfactionReporting", ["SatisfactionScoring", "CustomerCare", "SurveyDigest"]),
    target(
      "SurveyLedger",
      [
        "SatisfactionScoring", "SurveyDigest", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    target("SurveyPipelines", ["SurveyDialects", "SurveyDigest", "SatisfactionReporting", "SurveyLedger"]),
    target("Servqual", ["SurveyPipelines"]),
    .executableTarget(
      name: "ServqualCLI",
      dependencies: ["Servqual", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: settings),
    target("SurveyTesting", ["SurveyDialects", "SatisfactionScoring"]),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests("SurveyModelTests", ["SurveyModel"]),
    tests("SurveyReadingTests", ["SurveyReading", "CStructureScan", "SurveyTesting", "TestSupport"]),
    tests("SurveyDialectsTests", ["SurveyPipelines", "SurveyTesting", "TestSupport"]),
    tests("StatisticalInferenceTests", ["StatisticalInference"]),
    tests("SatisfactionScoringTests", ["SatisfactionScoring", "SurveyTesting"]),
    tests("CustomerCareTests", ["CustomerCare", "SurveyTesting", "TestSupport"]),
    tests("SatisfactionReportingTests", ["SatisfactionReporting", "SurveyTesting", "TestSupport"]),
    tests("SurveyLedgerTests", ["SurveyLedger", "SurveyPipelines", "SurveyTesting", "TestSupport"]),
    tests("SurveyPipelinesTests", ["SurveyPipelines", "SurveyTesting", "TestSupport"]),
    tests("BrokenExportTests", ["SurveyPipelines", "TestSupport"]),
    tests("ServqualCLITests", ["ServqualCLI", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

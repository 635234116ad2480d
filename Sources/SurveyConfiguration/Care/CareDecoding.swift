internal import SurveyModel

/// Reads the `care` of a codebook from YAML. The keys are documented in the article "Customer care".
struct CareDecoder {
  private let root: ConfigurationNode
  private let columns: CareColumnDecoder

  /// - Parameters:
  ///   - scale: the scale of answers where none is named.
  ///   - missing: reads what stands for no answer in a column.
  init(_ root: ConfigurationNode, scale: ResponseScale, missing: @escaping (ConfigurationNode) -> [String: MissingReason]) {
    self.root = root
    let own = root.child("scale").flatMap(CareColumnDecoder.scale)
    columns = CareColumnDecoder(scale: own ?? scale, missing: missing)
  }

  func decode() -> CareCodebook? {
    guard root.entries != nil else {
      root.report("`care` names columns: \(CareKind.keys.joined(separator: ", "))")
      return nil
    }
    root.refuseKeys(otherThan: CareKind.keys)
    var care = CareCodebook()
    for (role, kind) in CareKind.columns {
      if let node = root.child(role) { care.columns += columns.column(node, CareRole(role), kind) }
    }
    care.choices.classes = root.child("customer_class")?.child("classes").map(columns.classNames) ?? []
    addSources(&care)
    addStages(&care)
    addList("wait_principles", ids: CareKind.principles, .answer, &care)
    addLoyalty(&care)
    addRubrics(&care)
    addLevels(&care)
    addChoices(&care)
    for part in CareKind.loyaltyLists { refuseSeveralScales(["loyalty", part], care) }
    refuseSeveralScales(["wait_principles"], care)
    let columns = Set(CareKind.columns.map(\.role) + CareKind.lists)
    if root.entries?.contains(where: { columns.contains($0.key) }) == false { root.report("`care` names no column") }
    return care
  }

  /// Items that make one score are answered on one scale.
  private func refuseSeveralScales(_ path: [String], _ care: CareCodebook) {
    let scales = care.columns.filter { $0.role.path.starts(with: path) }.compactMap { column -> ResponseScale? in
      if case .answer(let scale, _) = column.form { scale } else { nil }
    }
    guard Set(scales).count > 1 else { return }
    (root.child(path[0]) ?? root).report("the items of `\(path.joined(separator: "/"))` are to be asked on one scale")
  }

  /// The entries under a heading that is there.
  private func entries(_ heading: String) -> [(key: String, value: ConfigurationNode)] {
    guard let node = root.child(heading) else { return [] }
    guard let entries = node.entries, !entries.isEmpty else {
      node.report("`\(heading)` names its columns by codes of their own")
      return []
    }
    return entries
  }

  private func addSources(_ care: inout CareCodebook) {
    for (id, node) in entries("expectation_sources") {
      care.choices.sources.append(columns.named(id, node))
      care.columns += columns.column(node, CareRole("expectation_sources", id), .flag)
    }
  }

  private func addStages(_ care: inout CareCodebook) {
    for (id, node) in entries("complaint_stages") {
      care.choices.stages.append(columns.named(id, node))
      if let promise = node.child("within").flatMap(columns.time) { care.choices.stagePromises[id] = promise }
      care.columns += columns.column(node, CareRole("complaint_stages", id), .time, also: ["within"])
    }
  }

  private func addList(_ heading: String, ids: [String], _ kind: CareKind, _ care: inout CareCodebook) {
    for (id, node) in entries(heading) {
      guard ids.contains(id) else {
        node.report("`\(id)` is none of \(ids.joined(separator: ", "))")
        continue
      }
      care.columns += columns.column(node, CareRole(heading, id), kind)
    }
  }

  private func addLoyalty(_ care: inout CareCodebook) {
    for (part, node) in entries("loyalty") {
      if CareKind.loyaltyLists.contains(part) {
        for (place, item) in (node.elements ?? [node]).enumerated() {
          care.columns += columns.column(item, CareRole("loyalty", part, "\(place + 1)"), .answer)
        }
      } else if CareKind.loyaltyItems.contains(part) {
        care.columns += columns.column(node, CareRole("loyalty", part), .answer)
      } else {
        node.report("`\(part)` is no part of loyalty: \((CareKind.loyaltyLists + CareKind.loyaltyItems).joined(separator: ", "))")
      }
    }
  }

  private func addRubrics(_ care: inout CareCodebook) {
    for (rubric, node) in entries("rubrics") {
      care.choices.rubrics.append(columns.named(rubric, node))
      for (step, cell) in (node.entries ?? []) where step != "label" {
        care.choices.steps[rubric, default: []].append(columns.named(step, cell))
        care.columns += columns.column(cell, CareRole("rubrics", rubric, step), .flag)
      }
      if care.choices.steps[rubric] == nil { node.report("a rubric names the columns of its steps") }
    }
  }

  private func addLevels(_ care: inout CareCodebook) {
    for (id, node) in entries("service_levels") {
      care.choices.levels.append(columns.named(id, node))
      var promise = CareChoices.Promise(limit: node.child("limit").flatMap(columns.time))
      promise.includesLimit = node.child("inclusive").flatMap(\.flag) ?? true
      care.columns += columns.column(node, CareRole("service_levels", id), .duration, also: ["limit", "inclusive", "promised"])
      if let promised = node.child("promised") {
        care.columns += columns.column(promised, CareRole("service_levels", id, "promised"), .duration, unit: node.child("unit"))
      } else if promise.limit == nil {
        node.report("a service level needs `limit`, such as 24h, or `promised`, the column of each customer's own")
      }
      care.choices.promises[id] = promise
    }
  }

  private func addChoices(_ care: inout CareCodebook) {
    care.choices.money = root.child("money")?.word ?? ""
    care.choices.quickWithin = root.child("quick_within").flatMap(columns.time)
    if let node = root.child("loyalty_weights") { care.choices.loyaltyWeights = weights(node) }
    if let node = root.child("churn_cost") { care.choices.churn = churn(node) }
    for (id, node) in root.child("benchmarks")?.entries ?? [] {
      if let benchmark = benchmark(id, node) { care.choices.benchmarks.append(benchmark) }
    }
  }

  private func weights(_ node: ConfigurationNode) -> [Int64] {
    node.refuseKeys(otherThan: CareKind.loyaltyLists)
    let weights = CareKind.loyaltyLists.map { Int64(node.child($0).flatMap(\.integer) ?? 0) }
    guard weights.allSatisfy({ (0...1_000).contains($0) }), weights.contains(where: { $0 > 0 }) else {
      node.report("weights are whole numbers from 0 to 1000, one of them above 0")
      return []
    }
    return weights
  }

  private func churn(_ node: ConfigurationNode) -> CareChoices.Churn? {
    node.refuseKeys(otherThan: ["customers", "factors", "unit_cost"])
    let customers = node.required("customers")?.integer
    if let customers, !(1...1_000_000_000).contains(customers) { node.report("`customers` is a whole number above 0") }
    let factors = node.child("factors").map { ($0.elements ?? [$0]).compactMap(\.number) } ?? []
    let unit = node.child("unit_cost").flatMap(\.number)
    let amounts = factors + [unit ?? 1]
    if !amounts.allSatisfy({ $0 > 0 && $0 <= 1e9 }) { node.report("factors and costs are numbers above 0") }
    return customers.map { CareChoices.Churn(customers: $0, factors: factors, unitCost: unit) }
  }

  /// A benchmark is replaced by a value with its source, or taken away by `null`.
  private func benchmark(_ id: String, _ node: ConfigurationNode) -> CareChoices.Benchmark? {
    if node.entries == nil, ["null", "~", ""].contains(node.text ?? "") {
      return CareChoices.Benchmark(id: id, value: nil, source: "")
    }
    node.refuseKeys(otherThan: ["value", "source"])
    guard let value = node.required("value")?.number, let source = node.required("source")?.word else { return nil }
    return CareChoices.Benchmark(id: id, value: value, source: source)
  }
}

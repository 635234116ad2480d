/// Tables of KoBoToolbox, Ona, ODK Central, ODK Briefcase and SurveyCTO, whose columns are paths through groups.
public struct KoboODKDialect: ExportDialect {
  /// `kobo-odk`.
  public let name = "kobo-odk"

  /// The dialect.
  public init() {}
}

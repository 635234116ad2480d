internal import SurveyModel

/// Writes the `care` of a codebook as YAML that reads back as the same.
struct CareWriter {
  let care: CareCodebook
  /// Writes codes that stand for no answer.
  let codes: ([String: MissingReason]) -> String

  var lines: [String] {
    var lines = ["care:"]
    for (role, _) in CareKind.columns {
      if let column = column([role]) { lines.append("  \(role): \(spec(column))") }
    }
    lines += list("expectation_sources", care.choices.sources) { _ in [] }
    lines += list("complaint_stages", care.choices.stages) { id in
      care.choices.stagePromises[id].map { ["within: \(Self.time($0))"] } ?? []
    }
    let principles = CareKind.principles.filter { column(["wait_principles", $0]) != nil }
    lines += list("wait_principles", principles.map { CareChoices.Named(id: $0) }) { _ in [] }
    lines += loyalty + rubrics
    lines += list("service_levels", care.choices.levels, promise)
    return lines + choices
  }

  private func column(_ path: [String]) -> CareColumn? { care.columns.first { $0.role.path == path } }

  private func list(_ heading: String, _ entries: [CareChoices.Named], _ extra: (String) -> [String]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["  \(heading):"]
      + entries.compactMap { entry in
        column([heading, entry.id]).map { "    \(entry.id): \(spec($0, entry.labels, extra(entry.id)))" }
      }
  }

  private var loyalty: [String] {
    let lists = CareKind.loyaltyLists.compactMap { part -> String? in
      let items = care.columns.filter { $0.role.path.count == 3 && $0.role.path.prefix(2) == ["loyalty", part] }
      return items.isEmpty ? nil : "    \(part): [\(items.map { spec($0) }.joined(separator: ", "))]"
    }
    let items = CareKind.loyaltyItems.compactMap { part in column(["loyalty", part]).map { "    \(part): \(spec($0))" } }
    return lists.isEmpty && items.isEmpty ? [] : ["  loyalty:"] + lists + items
  }

  private var rubrics: [String] {
    guard !care.choices.rubrics.isEmpty else { return [] }
    return ["  rubrics:"]
      + care.choices.rubrics.flatMap { rubric in
        ["    \(rubric.id):"] + (rubric.labels.map { ["      label: \(Self.labels($0))"] } ?? [])
          + (care.choices.steps[rubric.id] ?? []).compactMap { step in
            column(["rubrics", rubric.id, step.id]).map { "      \(step.id): \(spec($0, step.labels))" }
          }
      }
  }

  private func promise(_ id: String) -> [String] {
    let promise = care.choices.promises[id] ?? CareChoices.Promise()
    var parts = promise.limit.map { ["limit: \(Self.time($0))"] } ?? []
    if !promise.includesLimit { parts.append("inclusive: false") }
    if let promised = column(["service_levels", id, "promised"]) {
      parts.append("promised: \(YAMLScalar.quoted(promised.reference.description))")
    }
    return parts
  }

  private var choices: [String] {
    let choices = care.choices
    var lines: [String] = []
    if !choices.money.isEmpty { lines.append("  money: \(YAMLScalar.quoted(choices.money))") }
    if let quick = choices.quickWithin { lines.append("  quick_within: \(Self.time(quick))") }
    if choices.loyaltyWeights.count == CareKind.loyaltyLists.count {
      let weights = zip(CareKind.loyaltyLists, choices.loyaltyWeights).map { "\($0): \($1)" }
      lines.append("  loyalty_weights: {\(weights.joined(separator: ", "))}")
    }
    if let churn = choices.churn {
      let factors = churn.factors.map { "\($0)" }.joined(separator: ", ")
      let unit = churn.unitCost.map { ", unit_cost: \($0)" } ?? ""
      lines.append("  churn_cost: {customers: \(churn.customers), factors: [\(factors)]\(unit)}")
    }
    if !choices.benchmarks.isEmpty { lines.append("  benchmarks:") }
    return lines
      + choices.benchmarks.map { benchmark in
        let value = benchmark.value.map { "{value: \($0), source: \(YAMLScalar.quoted(benchmark.source))}" }
        return "    \(YAMLScalar.quoted(benchmark.id)): \(value ?? "null")"
      }
  }

  private func spec(_ column: CareColumn, _ labels: Labels? = nil, _ extra: [String] = []) -> String {
    let name = YAMLScalar.quoted(column.reference.description)
    var parts = form(column.form)
    if !column.missing.isEmpty { parts.append("missing: {\(codes(column.missing))}") }
    if let labels { parts.append("label: \(Self.labels(labels))") }
    parts += extra
    return parts.isEmpty ? name : "{column: \(name), \(parts.joined(separator: ", "))}"
  }

  private func form(_ form: CareForm) -> [String] {
    let words = { (key: String, texts: Set<String>) in
      texts.isEmpty ? [] : ["\(key): [\(texts.sorted().map(YAMLScalar.quoted).joined(separator: ", "))]"]
    }
    switch form {
    case .flag(let yes, let no, let blank):
      return words("yes", yes) + words("no", no) + (blank.map { ["blank: \($0 ? "yes" : "no")"] } ?? [])
    case .option(let option): return ["contains: \(YAMLScalar.quoted(option))"]
    case .number(let decimals, let hasComma): return ["decimals: \(decimals)"] + (hasComma ? ["decimal_comma: true"] : [])
    case .duration(let unit): return ["unit: \(CareKind.units.first { $0.length == unit }?.name ?? "")"]
    case .time: return []
    case .answer(let scale, let isReversed): return ["scale: \(YAMLScalar.quoted(scale.text))"] + (isReversed ? ["reversed: true"] : [])
    case .customerClass:
      let names = care.choices.classes.map { own in
        "\(YAMLScalar.quoted(own.name)): \(CareKind.classes.first { $0.value == own.place }?.key ?? "")"
      }
      return names.isEmpty ? [] : ["classes: {\(names.joined(separator: ", "))}"]
    }
  }

  private static func labels(_ labels: Labels) -> String {
    let texts = labels.byLanguage.sorted { $0.key < $1.key }.map { "\($0.key): \(YAMLScalar.quoted($0.value))" }
    return "{\(texts.joined(separator: ", "))}"
  }

  private static func time(_ microseconds: Int64) -> String { "\(microseconds / 1_000_000)s" }
}

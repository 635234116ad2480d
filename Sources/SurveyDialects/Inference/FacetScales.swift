internal import SurveyModel
internal import SurveyReading

/// Whether expectation and perception were answered with labels of one scale.
struct FacetScales {
  /// What is said where they were not; nil where they were, or nothing speaks against it.
  let doubt: Remark?

  init(_ preview: ExportPreview, _ codebook: Codebook) {
    guard !codebook.values.labels.isEmpty, codebook.gathering == nil, case .delimited(let table) = preview.form,
      let header = try? TableHeader(table, codebook)
    else {
      doubt = nil
      return
    }
    let rows = table.rows.filter { $0.position.byteOffset >= header.end && $0.kind == .record }
    let points = [Facet.expectation, .perception].map { facet -> Int? in
      let places = codebook.columns.filter { if case .answer(_, facet) = $0.role { true } else { false } }
        .flatMap { Self.places($0.reference, header.names) }
      let texts = Set(rows.flatMap { row in places.compactMap { row.fields.indices.contains($0) ? row.fields[$0] : nil } })
      var part = codebook
      part.values.labels = [:]
      part.instrument = Setting(.servqual1991, .byDefault)
      part.readLabels(in: texts)
      let isSure = !part.values.labels.isEmpty && !part.remarks.contains { $0.severity > .note }
      return !isSure ? nil : part.instrument.value.scale.points
    }
    guard let expectation = points[0], let perception = points[1], expectation != perception else {
      doubt = nil
      return
    }
    let message =
      "expectation was answered in labels of \(expectation) points and perception in labels of \(perception): no gap can be taken between "
      + "two scales"
    doubt = Remark(.scalesDiffer, severity: .error, message: message)
  }

  private static func places(_ reference: ColumnReference, _ names: [String]) -> [Int] {
    switch reference {
    case .position(let place): [place - 1]
    case .oneOf(let places): places.map { $0 - 1 }
    case .name(let name): names.firstIndex(of: name).map { [$0] } ?? []
    }
  }
}

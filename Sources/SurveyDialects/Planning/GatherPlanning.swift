internal import SurveyModel
internal import SurveyReading

/// Settles how the rows of a file are put together: the columns responses then have, and which fields of which rows fill them.
struct GatherPlanning {
  /// The file's own columns.
  let names: [String]
  let gathering: RowGathering
  let line: Int

  /// A column of the file that the codebook names.
  func place(_ reference: ColumnReference) throws(DialectError) -> Int {
    guard let found = reference.places(in: names).first else {
      throw DialectError(
        .headerMissingColumns, "there is no column \(reference) to put rows together by", advice: "correct `gather` in the codebook",
        line: line)
    }
    return found
  }

  func places(_ references: [ColumnReference]) throws(DialectError) -> [Int] {
    var places: [Int] = []
    for reference in references { places.append(try place(reference)) }
    return places
  }

  /// The columns of the gathered responses: the file's own, then those of each kind of row.
  func columns(_ reader: any RecordReader) throws(DialectError) -> (columns: [RowGathering.Column], plain: Set<Int>) {
    let apart = try places(gathering.apart)
    let answer = try gathering.answer.map { reference throws(DialectError) in try place(reference) }
    let scan = try RowScan(reader, columns: names.count, apart: apart, isWide: answer == nil, names: names)
    let own = names.indices.filter { answer == nil || $0 != answer && !apart.contains($0) }
    var columns = own.map { RowGathering.Column(name: names[$0], source: $0, kind: nil) }
    for kind in scan.kinds {
      if let answer {
        columns.append(RowGathering.Column(name: kind.name, source: answer, kind: kind.name))
      } else if !kind.name.isEmpty {
        let filled = names.indices.filter { kind.isFilled[$0] && !apart.contains($0) }
        columns += filled.map { RowGathering.Column(name: "\(kind.name)/\(names[$0])", source: $0, kind: kind.name) }
      }
    }
    let plain = answer == nil ? scan.kinds.first { $0.name.isEmpty } : nil
    return (columns, Set(names.indices.filter { plain?.isFilled[$0] ?? false }))
  }

  /// How the fields that `kept` columns want are filled.
  func layout(_ columns: [RowGathering.Column], kept: [Int], _ fields: FieldPlan) throws(DialectError) -> (
    layout: GatherLayout, wanted: [Int]
  ) {
    let (keys, apart) = (try places(gathering.by), try places(gathering.apart))
    let wanted = Set(kept.map { columns[$0].source } + keys + apart).sorted()
    let slot = { (column: Int) in wanted.firstIndex(of: column) ?? 0 }
    let answers = (fields.answers + fields.spread).flatMap(\.fields)
    let only = Set(answers + fields.points.map(\.field))
    let gathered = kept.enumerated().map { field, column in
      GatherLayout.Field(
        slot: slot(columns[column].source), kind: columns[column].kind,
        choice: only.contains(field) ? .only : field == fields.recordedAt ? .last : fields.segments.contains(field) ? .shared : .first)
    }
    var layout = GatherLayout(
      keys: keys.map(slot), apart: apart.map(slot), isWide: gathering.answer == nil, fields: gathered, fieldsPerRow: wanted.count,
      needed: answers)
    layout.keyNames = keys.map { names[$0] }
    return (layout, wanted)
  }
}

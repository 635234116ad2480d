internal import GRDB
internal import SurveyDigest
internal import SurveyModel

/// The work of taking one delivery in, within a transaction: rows are gathered, compared with what is there in the order of respondents,
/// written in the order of the file, and pointed at.
struct DeliveryTaking {
  private let db: Database
  private let delivery: Delivery
  private let key: LedgerKey
  private let batch: Int64
  private let arrival: Int64
  /// Batches of the same bytes that it replaces; without any it is the latest to arrive, and wins wherever recorded times are equal.
  private let replaced: [Int64]
  private(set) var wave: WaveRow
  private var rows: [DeliveredRow] = []
  private var segments: SegmentNumbers
  /// The answers of the responses that were not there before.
  private(set) var news: AnswerCounts
  /// What is known of respondents whose answers differ, by place.
  private var known: [Int: KnownRespondent] = [:]

  init(
    _ db: Database, _ wave: WaveRow, _ delivery: Delivery, _ key: LedgerKey, batch: Int64, arrival: Int64, replaced: [Int64]
  ) {
    (self.db, self.wave, self.delivery, self.key) = (db, wave, delivery, key)
    (self.batch, self.arrival, self.replaced) = (batch, arrival, replaced)
    segments = SegmentNumbers(db)
    news = AnswerCounts(delivery.instrument)
  }

  /// Takes all responses.
  mutating func take(_ responses: some DeliveredResponses) throws -> Receipt {
    try gather(responses)
    try compare()
    try write(responses)
    try point()
    try Memberships.write(db, batch: batch, versions: rows.filter { $0.fate != .forgotten }.map(\.version))
    var receipt = Receipt(batch: batch)
    for row in rows {
      switch row.fate {
      case .added: receipt.added += 1
      case .corrected: receipt.corrected += 1
      case .unchanged, .unknown: receipt.unchanged += 1
      case .outdated: receipt.outdated += 1
      case .forgotten: receipt.forgotten += 1
      }
    }
    return receipt
  }

  // MARK: Gathering

  private mutating func gather(_ responses: some DeliveredResponses) throws {
    rows.reserveCapacity(delivery.accounting.responses)
    let packing = LedgerPacking(delivery.instrument, hasPoints: delivery.hasPoints)
    var gathering = RowGatherer(
      key.rowHash(survey: delivery.survey, wave: delivery.wave), isWide: packing.isWide,
      care: delivery.care)
    var gathered: [DeliveredRow] = []
    swap(&gathered, &rows)
    try responses.forEachBatch { gathering.add($0, to: &gathered) }
    gathered.sort { $0.key < $1.key }
    rows = gathered
  }

  // MARK: Comparing

  private mutating func compare() throws {
    let tombstones = try Tombstones(db, wave)
    let respondents = try RespondentLookup(db, wave, expected: rows.count)
    let standing = replaced.isEmpty ? nil : try Standing(db, wave, without: replaced)
    for place in rows.indices {
      let row = rows[place]
      if tombstones.contains(row.key) {
        rows[place].fate = .forgotten
        continue
      }
      guard let there = try respondents.find(row.key) else {
        rows[place].fate = .added
        continue
      }
      if there.content == row.content, there.time == row.time {
        (rows[place].fate, rows[place].version) = (.unchanged, there.live)
        continue
      }
      known[place] = there
      let chain = try VersionChain(db, from: there.newest)
      rows[place].version = chain.version(time: row.time, content: row.content) ?? 0
      rows[place].fate = wins(rows[place], over: there, chain, standing) ? .corrected : .outdated
    }
  }

  /// Whether a row is live once its delivery is in; where that replaces others, what only they brought does not count any more.
  private func wins(_ row: DeliveredRow, over there: KnownRespondent, _ chain: VersionChain, _ standing: Standing?) -> Bool {
    guard let standing else { return row.time >= there.time }
    guard let best = chain.latest(standing) else { return true }
    return best.live.id == row.version || (best.live.time, best.arrival, best.batch) < (row.time, arrival, batch)
  }

  // MARK: Writing

  private mutating func write(_ responses: some DeliveredResponses) throws {
    var places = [Int32](repeating: 0, count: rows.count)
    for (index, row) in rows.enumerated() { places[row.place] = Int32(index) }
    let packing = LedgerPacking(delivery.instrument, hasPoints: delivery.hasPoints)
    let insert = try HotStatement(
      db,
      """
      INSERT INTO version (wave_id, key_high, key_low, recorded_at, content, is_live, older, answers, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insert.bind(1, wave.id)
    var last = try HotStatement.integer(db, "SELECT versions FROM ledger") ?? 0
    var first = 0
    var taking = self
    let care = try CareNumbers(db, meanings: delivery.care)
    try responses.forEachBatch { batch in
      try taking.segments.number(batch)
      for row in 0..<batch.count {
        let index = Int(places[first + row])
        guard taking.rows[index].isNew else { continue }
        taking.bind(insert, index)
        last += 1
        insert.bind(9, last)
        let blob = packing.pack(
          batch, row, segments: taking.segments.ids(batch, row), care: care.values(batch, row), content: taking.rows[index].content)
        try insert.run(blob: blob, at: 8)
        taking.rows[index].version = last
        if !taking.known.isEmpty { taking.known[index]?.isNewVersion = true }
        taking.news.add(batch, row)
      }
      first += batch.count
    }
    self = taking
    try HotStatement.run(db, "UPDATE ledger SET versions = ?", last)
  }

  private func bind(_ insert: HotStatement, _ index: Int) {
    let row = rows[index]
    insert.bind(2, row.key.high)
    insert.bind(3, row.key.low)
    insert.bind(4, time: row.time)
    insert.bind(5, row.content)
    insert.bind(6, row.fate == .outdated ? 0 : 1)
    if !known.isEmpty, let there = known[index] { insert.bind(7, there.newest) } else { insert.bindNull(7) }
  }

  // MARK: Pointing

  /// A correction puts one version in the place of another.
  private var expectedChanges: Int { rows.reduce(0) { $0 + ($1.fate == .added ? 1 : $1.fate == .corrected ? 2 : 0) } }

  private mutating func point() throws {
    let insert = try HotStatement(
      db,
      "INSERT INTO respondent (wave_id, key_high, key_low, live, newest, recorded_at, content) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6)")
    let pointing = try LivePointing(db, wave)
    let digest = VersionDigest()
    let changes = try LiveChanges(db, wave, expected: expectedChanges)
    insert.bind(1, wave.id)
    for (index, row) in rows.enumerated() {
      switch row.fate {
      case .added:
        insert.bind(2, row.key.high)
        insert.bind(3, row.key.low)
        insert.bind(4, row.version)
        insert.bind(5, time: row.time)
        insert.bind(6, row.content)
        try insert.run()
        try changes?.note(row.version)
        wave.state.add(digest.of(row.key, time: row.time, content: row.content))
      case .corrected, .outdated:
        guard let there = known[index] else { continue }
        let isLive = row.fate == .corrected
        let live = isLive ? LiveVersion(id: row.version, time: row.time, content: row.content) : there.version
        try pointing.point(row.key, at: live, instead: there.version, newest: there.isNewVersion ? row.version : there.newest)
        guard isLive else { continue }
        try changes?.note(row.version, insteadOf: there.live)
        wave.state.remove(digest.of(row.key, time: there.time, content: there.content))
        wave.state.add(digest.of(row.key, time: row.time, content: row.content))
      case .unchanged, .forgotten, .unknown: continue
      }
    }
  }
}

extension DeliveredRow {
  /// Whether it needs a version that is not there yet.
  fileprivate var isNew: Bool { version == 0 && fate != .forgotten }
}

/// Learns the shape of a record document from its first part: the names on the way to the records, and the keys inside them.
final class XMLDiscovery: XMLEventHandler {
  /// An element met on the way, with what stood in it.
  private final class Element {
    let name: String
    var attributes: [(name: String, value: String)] = []
    var children: [Element] = []
    var text: [UInt8] = []

    init(name: String) { self.name = name }
  }

  private let document = Element(name: "")
  private var open: [Element] = []
  private var size = 0
  private(set) var rootNamespace = ""

  override func startElement(_ name: XMLName, attributes: XMLAttributes) {
    guard open.count < ReadingLimits.xmlDepth else {
      return refuse(.xmlLimit, "elements nested more than \(ReadingLimits.xmlDepth) deep")
    }
    let element = Element(name: name.text)
    attributes.forEach { attribute, value in
      var bytes: [UInt8] = []
      AttributeText.append(value, to: &bytes)
      element.attributes.append((String(cString: attribute), String(decoding: bytes, as: UTF8.self)))
    }
    if open.isEmpty { rootNamespace = name.namespace.map { String(cString: $0) } ?? "" }
    (open.last ?? document).children.append(element)
    open.append(element)
  }

  override func endElement() { open.removeLast() }

  override func text(_ bytes: UnsafeRawBufferPointer) {
    guard size < 1 << 20 else { return }
    size += bytes.count
    open.last?.text.append(contentsOf: bytes)
  }

  /// The document's root element, its attributes, and what follows from the rest.
  func preview(recordElement declared: String?) -> XMLPreview? {
    guard let root = document.children.first else { return nil }
    var path = recordPath(from: root, declared: declared)
    let records = path.count > 1 ? elements(at: path, in: root) : []
    if path.count == 1 { path.append(declared ?? "response") }  // no record so far: the root is not one
    var keys: [String] = []
    var seen = Set<String>()
    var rows: [[String: String]] = []
    for record in records.prefix(200) {
      var row: [String: String] = [:]
      collect(record, prefix: "", isRecord: true) { key, value in
        if seen.insert(key).inserted { keys.append(key) }
        row[key] = value
      }
      rows.append(row)
    }
    return XMLPreview(
      rootName: root.name, rootNamespace: rootNamespace,
      rootAttributes: Dictionary(root.attributes, uniquingKeysWith: { first, _ in first }), recordPath: path, keys: keys, records: rows)
  }

  /// The names from the root to the records: by the declared name, else the first level at which a name that holds something repeats.
  private func recordPath(from root: Element, declared: String?) -> [String] {
    var path = [root.name]
    var level = root
    while let candidate = candidate(in: level, declared: declared) {
      path.append(candidate.name)
      let isRepeated = level.children.count { $0.name == candidate.name } > 1
      if candidate.name == declared || isRepeated || RecordNames.records.contains(candidate.name.lowercased()) { return path }
      level = candidate
    }
    return path
  }

  private func candidate(in level: Element, declared: String?) -> Element? {
    let holding = level.children.filter { !$0.children.isEmpty || $0.attributes.count > 1 }
    let named = holding.first { $0.name == declared }
    let usual = holding.first { RecordNames.records.contains($0.name.lowercased()) }
    let counts = Dictionary(level.children.map { ($0.name, 1) }, uniquingKeysWith: +)
    let repeated = holding.max { left, right in counts[left.name, default: 0] < counts[right.name, default: 0] }
    return named ?? usual ?? repeated
  }

  private func elements(at path: [String], in root: Element) -> [Element] {
    path.dropFirst().reduce([root]) { level, name in level.flatMap { $0.children.filter { $0.name == name } } }
  }

  private func collect(_ element: Element, prefix: String, isRecord: Bool, _ found: (String, String) -> Void) {
    if isRecord {
      for attribute in element.attributes { found("@\(attribute.name)", attribute.value) }
    }
    for child in element.children {
      var key = prefix.isEmpty ? child.name : "\(prefix)/\(child.name)"
      var value = String(decoding: child.text, as: UTF8.self)
      for attribute in child.attributes {
        if IndexAttribute.names.contains(attribute.name), IndexAttribute.isIndex(attribute.value.utf8) { key += "[\(attribute.value)]" }
        if IndexAttribute.values.contains(attribute.name), key.hasSuffix("]") { value = attribute.value }
      }
      if child.children.isEmpty || child.text.contains(where: { $0 > 0x20 }) {
        found(key, value)
      } else {
        collect(child, prefix: key, isRecord: false, found)
      }
    }
  }
}

/// Names that documents of survey responses use.
public enum RecordNames {
  /// Namespaces that are read without being named in a codebook; most documents have none.
  public static let namespaces: Set<String> = ["", "urn:example:servqual-export:1"]
  /// Root elements that are read without being named in a codebook.
  public static let roots: Set<String> = [
    "surveyexport", "survey", "surveys", "surveydata", "surveyresponses", "responses", "responseset", "document", "records", "results",
    "export", "data", "dataset", "submissions", "answers", "questionnaire", "feedback", "调查", "问卷", "答卷集", "responsedata",
  ]
  /// Elements that hold one response.
  public static let records: Set<String> = [
    "response", "row", "record", "respondent", "submission", "case", "answerset", "interview", "participant", "答卷", "记录",
  ]
}

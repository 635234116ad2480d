import SurveyTesting

/// Documents of `XMLComparison`'s layout, made of the pieces that matter.
struct RandomDocument {
  private var random: RandomResponses

  init(seed: UInt64) { random = RandomResponses(seed: seed) }

  private mutating func pick(_ pieces: [String]) -> String { pieces[random.below(pieces.count)] }

  private static let texts = [
    "", "1", "7", "a b", "Zoë", "服务很好", "two\nlines", "\t", "😀", "x ] y", "\u{7F}", "\"'", "0123456789abcdef<".dropLast() + "",
  ]
  /// What makes a leaf not plain, or the document not well-formed.
  static let oddLeaves = [
    "<a>1</a><a>2</a>", "<zz>1</zz>", "<zz2/>", "<g><x>1</x></g>", "<g><x>1</x><y>2</y></g>", "<e i=\"1\">5</e>",
    "<e i=\"1\" value=\"5\"/>",
    "<e i=\"2\">5</e>", "<b lang=\"en\">5</b>", "<b lang='en'>5</b>", "<b lang=\"e&amp;n\">5</b>", "<c><![CDATA[]]></c>",
    "<c><![CDATA[</row><&]]></c>",
    "<c>x<![CDATA[y]]>z</c>", "<c><![CDATA[a]]]]><![CDATA[>]]></c>", "<c><![CDATA[é\n]]></c>", "<c><!-- </row> --></c>", "<!-- x -->",
    "<?p </row> ?>",
    "<c>&amp;&#65;&#x4E2D;</c>", "<c>&lt;&gt;&quot;&apos;&#x1F600;&#233;&#9;&#10;&#13;</c>", "<c>&#0;</c>", "<c>&#xD800;</c>",
    "<c>&#xFFFE;</c>",
    "<c>&#1114112;</c>", "<c>&#;</c>", "<c>&#x;</c>", "<c>&#X41;</c>", "<c>&#0000000065;</c>", "<c>&#12a;</c>", "<c>&#x10ffFF;</c>",
    "<c>&amp</c>",
    "<c>&AMP;</c>", "<c>&</c>", "<c>]]&gt;</c>", "<c>]&#93;></c>", "<c>]>></c>", "<c>\r\n&lt;\r\n</c>", "<c>\r\r\n</c>", "<zz>&amp;</zz>",
    "<c>&lt;</c><c>&lt;</c>", "<c>&lt;</c><c", "<g>&lt;</g>", "<e i=\"1\">&lt;</e>", "<c>&nope;</c>", "<c>a > b</c>", "<c>]]></c>",
    "<c>\r</c>", "<c>a\r\nb</c>", "<a >1</a>", "<a>1</a >",
    "<a />", "<a", "</a>", "<a>", "text", "<p:a xmlns:p=\"u\">1</p:a>", "<p:a>1</p:a>", "<a xmlns=\"u\">1</a>", "<row><a>1</a></row>",
    "<row><a>1</a></row><row><a>1</a></row>", "<long_name>1</long_name>", "<a><b>1</b></a>", "<skipped>1</skipped><skipped>2</skipped>",
    "</row>", "\r", "&amp;", "<a>1</b>",
    "<b><![CDATA[\r]]></b>", "<c>\u{FFFD}</c>", "<c>\u{85}\u{2028}</c>", String(repeating: "<n>", count: 70), "<c><![CDATA[]] ></c>",
  ]
  static let oddBytes: [[UInt8]] = [
    [0xFF], [0xC3], [0xC0, 0x80], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x80, 0x80],
    [1], [0], [0x0B], [0xF0, 0x9F, 0x98, 0x80], [0xC2, 0x80], [0xE4, 0xB8],
  ]
  static let oddBetween = [
    "<!-- <row></row> -->", "<?x </row>?>", "</rows><rows>", "</rows><other><row/></other><rows>", "<record><a>1</a></record>",
    "<other><a>1</a></other>", "text", "<![CDATA[</row>]]>", "<row/>", "<row></row>", "<row />", "</rows>", "<row", "&amp;", "]]>", "\r",
    "<row n=\"2\"><a>1</a></row><row n=\"2\" n=\"2\"><a>1</a></row>", "<row><a/><b>1</b></row><row><a>x<b>1</b></row>",
    "<row><b>1</b><a/></row><row><b>1<a/></row>", "<row><a/></row><row><a></row>", "<p:row xmlns:p=\"u\"><a>1</a></p:row>",
    "<rows><row><a>1</a></row></rows>", "<!DOCTYPE d>", String(repeating: " ", count: 400),
  ]
  static let starts = [
    "<row>", "<row id=\"1\">", "<row id=\"a b\" n=\"2\">", "<row  id=\"é\" >", "<row id='1'>", "<row id=\"&lt;\">",
    "<row n=\"2\" id=\"1\">",
    "<row id=\"1\" id=\"1\">", "<row\nid=\"1\">", "<row id=\"1\"n=\"2\">", "<row id = \"1\">", "<row xmlns=\"u\">", "<row id=\"a\tb\">",
    "<row id=\"\">", "<row id=\"'\">", "<row id=\"<\">", "<row id=\">\">", "<rowx>", "<row id>",
  ]

  mutating func document(records: Int, rarity: Int) -> [UInt8] {
    let gap = pick(["", "\n", "\n  ", "\r\n ", " \t"])
    let leafGap = pick([gap, "", "\n   "])
    var bytes = Array(pick(["<d><rows>", "<?xml version=\"1.0\"?>\n<d>\n<meta><row_count>1</row_count></meta><rows>", "\n<d><rows>"]).utf8)
    if bytes.first == 0x0A, random.below(4) > 0 { bytes.removeFirst() }
    let usesAttributes = random.below(3) == 0
    for _ in 0..<records {
      bytes += gap.utf8
      if random.below(rarity) == 0 { bytes += pick(Self.oddBetween).utf8 }
      bytes += (random.below(rarity) == 0 ? pick(Self.starts) : usesAttributes ? "<row id=\"\(random.below(50))\">" : "<row>").utf8
      appendLeaves(&bytes, leafGap, rarity)
      bytes += (leafGap + "</row>").utf8
    }
    return bytes + (gap + "</rows></d>\n").utf8
  }

  private mutating func appendLeaves(_ bytes: inout [UInt8], _ gap: String, _ rarity: Int) {
    var names = ["a", "b", "c", "long_name", "skipped"]
    if random.below(rarity) == 0 { names.shuffle(using: &self) }
    for name in names {
      bytes += gap.utf8
      if random.below(rarity) == 0 { bytes += pick(Self.oddLeaves).utf8 }
      guard random.below(max(rarity, 3)) > 1 else { continue }
      let text = pick(Self.texts)
      bytes += (text.isEmpty && random.below(2) == 0 ? "<\(name)/>" : "<\(name)>\(text)").utf8
      if random.below(rarity * 2) == 0 { bytes += Self.oddBytes[random.below(Self.oddBytes.count)] }
      if !text.isEmpty || bytes.last != 0x3E || bytes.suffix(2).first != 0x2F { bytes += "</\(name)>".utf8 }
    }
  }
}

extension RandomDocument: RandomNumberGenerator {
  mutating func next() -> UInt64 { UInt64(random.below(1 << 62)) << 2 }
}

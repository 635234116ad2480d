/// One answer column of a platform's export, with what the platform says of it beside its name.
///
/// Columns of one group were one question (a matrix, an array, a grid); members tell its rows apart.
struct DescribedColumn: Hashable {
  /// Its place among the columns, from 0.
  let column: Int
  /// Its name in the header.
  let name: String
  /// What it shares with the other rows of its question, such as `Q2` or the question's text.
  let group: String
  /// What tells it apart: a code such as `SQ003`, a number, or the row's text.
  let member: String
  /// The question's text, where the file carries it: what says whether it asks for expectation or perception.
  let text: String
  /// The row's own text, where `member` is but a code; empty where that is not known.
  var row = ""
}

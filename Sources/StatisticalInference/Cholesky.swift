/// A positive definite matrix as L·Lᵀ.
struct Cholesky {
  /// Row i holds i+1 numbers.
  private let lower: [[Double]]

  /// Nil where a pivot is not above `tolerance` times its diagonal element: singular, or not positive definite.
  init?(_ matrix: [[Double]], tolerance: Double) {
    var lower: [[Double]] = []
    for (row, values) in matrix.enumerated() {
      var line: [Double] = []
      for column in 0..<row {
        line.append((values[column] - dot(line, lower[column])) / lower[column][column])
      }
      let pivot = values[row] - dot(line, line)
      guard pivot > tolerance * values[row], pivot > 0 else { return nil }
      lower.append(line + [pivot.squareRoot()])
    }
    self.lower = lower
  }

  /// The solution x of matrix·x = right.
  func solve(_ right: [Double]) -> [Double] {
    var x: [Double] = []
    for (row, value) in right.enumerated() { x.append((value - dot(x, lower[row])) / lower[row][row]) }
    for row in x.indices.reversed() {
      let below = x.indices.dropFirst(row + 1).reduce(0) { $0 + lower[$1][row] * x[$1] }
      x[row] = (x[row] - below) / lower[row][row]
    }
    return x
  }

  /// The diagonal of the inverse.
  var inverseDiagonal: [Double] {
    lower.indices.map { index in
      let unit = lower.indices.map { $0 == index ? 1.0 : 0 }
      return solve(unit)[index]
    }
  }
}

/// The sum of products over the shorter one's length.
private func dot(_ left: [Double], _ right: [Double]) -> Double { zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } }

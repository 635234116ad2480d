/// The sum over i < j of (r_ij - λ_i·λ_j)², and where it is least.
struct MinimumResiduals {
  private let r: [[Double]]

  init(_ correlations: [[Double]]) { r = correlations }

  /// The minimum next to the first principal component; nil where there is none or it is not the only one around.
  func minimum() -> [Double]? {
    var loadings = firstComponent()
    var damping = 1e-3
    for _ in 0..<500 {
      guard let step = step(from: loadings, damping: damping) else {
        damping = max(10 * damping, 1e-10)
        continue
      }
      let next = zip(loadings, step).map(+)
      // Near the minimum the sum stands still: rounding must not look like a way up.
      guard size(next) <= size(loadings) * (1 + 1e-12) + 1e-28 else {
        damping = max(10 * damping, 1e-10)
        continue
      }
      loadings = next
      if damping == 0, reach(step) < 1e-12 { return loadings }
      if reach(loadings) > 1e3 { return nil }
      damping = damping < 1e-9 ? 0 : damping / 10
    }
    return nil
  }

  private func size(_ loadings: [Double]) -> Double {
    r.indices.reduce(0) { sum, row in
      (0..<row).reduce(sum) { $0 + square(r[row][$1] - loadings[row] * loadings[$1]) }
    }
  }

  /// Newton's step, with the damping as a multiple of k added to the curvature; nil where that is not positive definite.
  private func step(from loadings: [Double], damping: Double) -> [Double]? {
    let total = loadings.reduce(0) { $0 + $1 * $1 }
    let curvature = r.indices.map { row in
      r.indices.map { column in
        row == column
          ? total - square(loadings[row]) + damping * Double(r.count)
          : 2 * loadings[row] * loadings[column] - r[row][column]
      }
    }
    let descent = r.indices.map { row in
      r.indices.reduce(0) { sum, other in
        other == row ? sum : sum + (r[row][other] - loadings[row] * loadings[other]) * loadings[other]
      }
    }
    return Cholesky(curvature, tolerance: 1e-12)?.solve(descent)
  }

  /// The first principal component times the root of its variance, by a few hundred power steps: a start, not a result.
  private func firstComponent() -> [Double] {
    // Not from ones, which items of opposite signs may cancel out.
    var vector = r.max { $0.reduce(0) { $0 + $1 * $1 } < $1.reduce(0) { $0 + $1 * $1 } } ?? []
    var length = 1.0
    for _ in 0..<200 {
      vector = r.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = vector.map { $0 / length }
    }
    return vector.map { $0 * length.squareRoot() }
  }
}

private func square(_ value: Double) -> Double { value * value }

private func reach(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }

/// Whether a value is there and agrees with a reference to so many parts of it.
func near(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
  abs((left ?? .nan) - right) <= tolerance * max(1, abs(right))
}

/// Like `near`, for values far below one.
func relatively(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-11) -> Bool {
  abs((left ?? .nan) - right) <= tolerance * abs(right)
}

internal import SurveyModel

/// Measures that some columns are named for, and others that they need are not.
extension CarePlan {
  /// What is not made, and what it needs: a sentence each, without its end.
  public var shortfalls: [String] {
    var missing: [String] = []
    if !hasWaiting, [places.waitExpected, places.waitPerceived, places.waitActual].contains(where: { $0 != nil }) {
      missing.append("waits are compared two by two: name another of wait_expected, wait_perceived and wait_actual")
    }
    if !hasLifetime, [places.orderValue, places.ordersPerYear, places.years].contains(where: { $0 != nil }) {
      missing.append("a lifetime value needs order_value, orders_per_year and years_as_customer")
    }
    if hasComplaints, places.complained == nil { missing.append("without complained nobody knows whose problem was told") }
    if hasComplaints, places.resolved == nil { missing.append("without resolved nobody knows what became of complaints") }
    if care.choices.quickWithin != nil, places.resolutionTime == nil {
      missing.append("quick_within needs resolution_time; where a column says what was quick, it is resolved_quickly")
    }
    let blocks = [places.satisfactionItems, places.delightItems, places.trustItems]
    if hasLoyalty, blocks.contains(where: \.isEmpty) { missing.append("the loyalty index needs items of satisfaction, delight and trust") }
    if care.choices.churn != nil, !hasLosses { missing.append("churn_cost needs has_left or returns, which say how many are lost") }
    if hasWordOfMouth, dimensions == 0 { missing.append("people_told is told apart by the gap, and no expectations are asked") }
    return missing.map { "customer care: \($0)" }
  }
}

import Exercise_08_2

public enum DiscriminativeRates: DiscriminativeRatesExercise {
  public static func rates(layers: Int, top: Float, decay: Float) throws -> [Float] {
    var rates = [top]
    while rates.count < layers { rates.append(rates[rates.count - 1] / decay) }
    return rates.reversed()
  }
}

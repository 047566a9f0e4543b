import LanguageModels
import Notebook
import Phrases
import Platform
import Plotting
import Tensors

extension Study {
  /// One colour an amount of text, from pale to strong.
  func colour(ofAmount index: Int) -> Colour {
    let order: [ModelColour] = [.counting, .linear, .gru, .rnn, .transformer]
    return order[order.count - data.amounts.count + index].colour
  }

  var sizeAxis: Axis { Axis("parameters without tables", scale: .logarithmic) }

  func subtitle(_ page: Page) -> Phrase {
    "\(data.title); \(configuration.layerCount) layers, "
      + "\(Format.number(Double(configuration.iterations * configuration.batchSize * configuration.contextLength) / 1e6, decimals: 2)) "
      + "million bytes read by each; \(seedsText)\(page.note)"
  }

  private var seedsText: Phrase {
    configuration.seedCount > 1 ? "\(configuration.seedCount) seeds; " : ""
  }

  /// Loss against size, one curve an amount of text.
  func surfaceFigure(_ page: Page) -> LineChart {
    let sizes = trained.map { Double($0[0][0].sizeWithoutTables) }
    let (last, most) = (configuration.widths.count - 1, data.amounts.count - 1)
    func helps(_ amount: Int) -> Double {
      1 - losses(last, amount).median / losses(0, amount).median
    }
    return LineChart(
      title: helps(most) > max(0.1, helps(0))
        ? "Size helps where there is text to learn from"
        : "The loss of each size on each amount of text",
      subtitle: subtitle(page), xAxis: sizeAxis,
      yAxis: Axis("held-out loss", unit: "nats/byte"),
      series: data.amounts.indices.map { amount in
        if configuration.seedCount > 1 {
          let runs = (0..<configuration.seedCount).map { run in
            trained.map { $0[amount][run].loss }
          }
          return .median(
            amountNames[amount], x: sizes, runs: runs, colour: colour(ofAmount: amount),
            marker: .disc)
        }
        return .init(
          amountNames[amount], x: sizes, y: trained.map { $0[amount][0].loss },
          colour: colour(ofAmount: amount), marker: .disc)
      },
      footnote:
        "Each at its best moment, which a quarter of the held-out text chose; the losses are "
        + "over the rest.")
  }

  /// What the law says against what was measured, and its curves over the points.
  func lawFigure(
    _ law: ScalingLaw, _ errors: ScalingLaw, _ explained: Double, _ page: Page
  ) -> LineChart {
    let sizes = trained.map { Double($0[0][0].sizeWithoutTables) }
    let (low, high) = (sizes.first ?? 1, sizes.last ?? 2)
    let fine = (0...40).map { low * pow(high / low, Double($0) / 40) }
    func text(_ value: Double, _ error: Double) -> String {
      "\(Format.number(value, decimals: 3)) ± \(Format.number(error, decimals: 3))"
    }
    let misses = sizes.indices.flatMap { size in
      data.amounts.indices.map { amount in
        let measured = losses(size, amount).median
        let said = law.loss(size: sizes[size], data: Double(data.amounts[amount].count))
        return (share: abs(said - measured) / measured, size: size, amount: amount)
      }
    }
    let worst = misses.max { $0.share < $1.share }
    return LineChart(
      title: "One law for all \(misses.count) models: R² \(Format.number(explained, decimals: 3)), "
        + "off by at most \(Format.number(100 * (worst?.share ?? 0), decimals: 1)) %",
      subtitle: "Exponents: of size \(text(law.sizeExponent, errors.sizeExponent)), of data "
        + "\(text(law.dataExponent, errors.dataExponent)); \(page.note)",
      xAxis: sizeAxis, yAxis: Axis("held-out loss", unit: "nats/byte"),
      series: data.amounts.indices.map { amount in
        .init(
          "law, \(amountNames[amount])", x: fine,
          y: fine.map { law.loss(size: $0, data: Double(data.amounts[amount].count)) },
          colour: colour(ofAmount: amount))
      }
        + data.amounts.indices.map { amount in
          .init(
            "measured, \(amountNames[amount])", x: sizes,
            y: sizes.indices.map { losses($0, amount).median }, colour: colour(ofAmount: amount),
            dash: .dotted, marker: .disc)
        }, names: .legend,
      footnote: "± is the standard error by leaving out one model at a time."
        + (worst.map {
          " It is off most at width \(configuration.widths[$0.size]) on \(amountNames[$0.amount])."
        } ?? ""))
  }
}

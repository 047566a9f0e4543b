import Phrases

@testable import Plotting

/// A figure of every kind with Korean texts, as the Korean chapters draw them.
enum KoreanSamples {
  static let tokens = ["태초에", " 하나님이", " 천지를", " 창조하시니라", "\n", "the", " 땅이", " 땅이"]

  static var lines: LineChart {
    LineChart(
      title: "손실은 줄어들고, 트랜스포머가 순환 신경망보다 먼저 기준선 아래로 내려간다",
      subtitle: "RNN과 트랜스포머 · 킹 제임스 성경 · 시드 0", xAxis: Axis("학습 단계", isInteger: true),
      yAxis: Axis("손실", unit: "나트/토큰"),
      series: [
        .smoothed("순환 신경망", x: [0, 1, 2, 3], y: [3, 2, 2.5, 1.5], window: 3),
        .median(
          "트랜스포머", x: [0, 1, 2, 3], runs: [[3, 2, 1, 1], [3.5, 2.5, 1.5, 1.25]], of: "시드"),
      ], references: [.horizontal(2, "우연히 맞힐 때"), .vertical(1, "예열 끝")], note: "빠른 실행",
      footnote: """
        어두운 선은 이동 평균이고 옅은 선은 잰 값 그대로이다. 학습률은 1.5×10⁻³에서 시작해 예열이 끝난 \
        뒤로는 코사인을 따라 줄어든다. 띠는 시드 세 개의 가장 낮은 값과 가장 높은 값 사이를 채운다.
        """)
  }

  static var scatter: ScatterPlot {
    ScatterPlot(
      title: "뜻이 가까운 낱말은 서로 가까이 놓인다", subtitle: "낱말 벡터의 주성분 두 개",
      xAxis: Axis("제1 주성분 (분산의 32 %)"), yAxis: Axis("제2 주성분 (분산의 18 %)"),
      groups: [
        .init("사람", x: [0, 1, 2], y: [0, 3, 1], labels: ["모세", "다윗", "사라"]),
        .init("장소", x: [2, 1.5], y: [2, 0.5], labels: ["예루살렘", "갈릴리 바다"]),
      ], references: [.horizontal(1, "평균")], hasEqualAspect: true)
  }

  static var heatmap: Heatmap {
    Heatmap(
      title: "한 헤드가 보는 곳", subtitle: "층 1, 헤드 2 · 인과 마스크",
      values: Samples.attention(8), rows: .init("질의", labels: tokens.verbatim),
      columns: .init("키", labels: tokens.verbatim), scale: .init("가중치", masked: "가려진 미래"),
      rowsSumToOne: true, name: "층 1, 헤드 2", note: "빠른 실행",
      footnote: "가중치는 헤드가 보는 곳을 말할 뿐, 모델이 왜 그렇게 답하는지를 말하지 않는다.")
  }

  static var lens: Heatmap {
    Heatmap(
      title: "층마다 무엇을 예측하는가", values: [[0.1, 0.9, 0.4], [0.3, 0.2, 0.6]],
      rows: .init("층", labels: ["위층", "아래층"]), columns: .init("뒤따르는 글자", labels: ["하", "나", "님"]),
      labels: .names, scale: .init("확률", range: 0...1),
      cells: .init(texts: [["하나님이", "천지창조하시니라", "the"], ["빛", "어둠", "궁창"]]))
  }

  static var bars: BarChart {
    BarChart(
      title: "무엇을 빼면 나빠지는가", categories: ["모두 갖춘 모델", "위치 정보 없음", "층 정규화 없음"],
      series: [
        .init("검증 손실", values: [1.5, 2, 1.75], low: [1.4, 1.9, 1.7], high: [1.6, 2.2, 1.8]),
        .init("학습 손실", values: [1.25, 1.5, 1.5]),
      ],
      axis: Axis("손실", unit: "나트/토큰"), references: [.vertical(1.5, "모두 갖춘 모델")],
      errorMeaning: "시드 3개의 범위")
  }

  static var uprightBars: BarChart {
    var bars = bars
    bars.orientation = .vertical
    bars.references = [.horizontal(1.5, "모두 갖춘 모델")]
    return bars
  }

  static var text: TokenText {
    TokenText(
      title: "무엇이 모델을 놀라게 하는가", tokens: tokens, values: [nil, 1, 2, 3, 0.5, 0.25, 2, 4],
      captions: tokens.reversed(), valueTitle: "손실 (나트/토큰)", missingTitle: "값 없음")
  }

  static var table: TextTable {
    TextTable(
      title: "가장 가까운 낱말 다섯", subtitle: "모든 차원에서 잰 코사인",
      columns: [.init("낱말", isBold: true), .init("가까운 낱말", share: 3)],
      rows: [
        ["하나님", "여호와, 주, 그리스도, 아버지, 예수께서 말씀하시기를 좋아하시는 이름들과 그 밖의 부름말"],
        ["다윗", "솔로몬, 사울, 요나단, 압살롬, 이새"],
      ], colours: [Theme.categories[0], Theme.categories[1]],
      footnote: "가까운 순서대로 적었다.")
  }

  static var map: RoadMap {
    RoadMap(
      title: "아홉 장의 길", subtitle: "무엇을 먼저 읽으면 좋은가",
      regions: ["낱말을 수로", "기억을 가진 모델", "보는 모델"],
      stops: [
        .init(
          id: "a", name: "특징", question: "그림에서 무엇을 보아야 숫자를 알아볼 수 있는가?", region: 0,
          isVisited: true, taskCount: 3, doneCount: 2),
        .init(id: "b", name: "임베딩", question: "뜻을 수로 적을 수 있는가?", region: 0, taskCount: 2),
        .init(id: "c", name: "순환 신경망", question: "얼마나 오래 기억하는가?", region: 1),
        .init(id: "d", name: "트랜스포머", question: "어디를 보아야 하는지를 어떻게 배우는가?", region: 2),
      ], roads: [.init(from: "a", to: "b"), .init(from: "b", to: "c"), .init(from: "c", to: "d")],
      visitedTitle: "가 본 곳", taskTitle: "푼 문제")
  }

  static var timeline: Timeline {
    Timeline(
      title: "순환 신경망에서 트랜스포머까지",
      entries: [
        .init(year: 1990, name: "엘먼의 신경망", detail: "상태가 다음 낱말을 예측한다."),
        .init(year: 1997, name: "LSTM", detail: "문이 달린 기억은 기울기가 사라지지 않게 한다."),
        .init(year: 2014, name: "어텐션", detail: "번역할 때마다 원문에서 볼 곳을 다시 고른다."),
        .init(year: 2017, name: "트랜스포머", detail: "되풀이를 버리고 어텐션만으로 읽는다."),
      ])
  }

  static var panels: Panels {
    Panels(
      title: "모든 헤드를 한 색 눈금으로", subtitle: "층 둘, 헤드 둘", columns: 2,
      panels: (0..<4).map { index in
        .init("헤드 \(index + 1)", heatmap, operation: index == 1 ? "소프트맥스" : nil)
      }, rowTitles: ["층 1", "층 2"], columnTitles: ["앞을 보는 헤드", "뒤를 보는 헤드"],
      sharesScale: true)
  }

  static var mixed: Panels {
    Panels(
      title: "한 그림 안의 여러 도표", columns: 2,
      panels: [.init("곡선", lines), .init("막대", bars), .init("지도", scatter), .init("층", lens)])
  }

  static var all: [any Figure] {
    [
      lines, scatter, heatmap, lens, bars, uprightBars, text, table, map, timeline, panels, mixed,
    ]
  }
}

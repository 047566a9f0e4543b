import Phrases

/// A grid of panels, measured: data aligned along rows and columns.
struct PanelGrid {
  let size: Size
  let footnotes: [Phrase]

  let layouts: [any PlotLayout]
  let titles: PanelTitles
  let tracks: PanelTracks
  /// The colour bar that all panels share, if they do.
  let bar: ColourBar?

  init(
    _ panels: Panels, _ contents: [any PlotContent], sharedRange: ClosedRange<Double>?,
    _ typesetter: Typesetter
  ) throws(PlotError) {
    let columns = min(panels.columns, contents.count)
    let gap = panels.isCompact ? 10.0 : Theme.gutter
    titles = try PanelTitles(panels, typesetter)
    let gaps = titles.gaps(columns: columns, usual: gap)
    let room = Self.width(panels, columns) - titles.rowRoom - gaps.reduce(0, +)
    layouts = try PanelLayouts.all(
      panels, contents, sharedRange, typesetter,
      room: Size(
        width: max(room / Double(columns), panels.isCompact ? 8 : 90), height: panels.chartHeight),
      rowRoom: room, columns)
    bar = try Self.bar(contents, sharedRange, typesetter)
    tracks = PanelTracks(
      layouts, titles, columnGaps: gaps, rowGap: gap,
      from: Point(
        x: titles.rowRoom, y: (bar.map { $0.size.height + 16 } ?? 0) + titles.columnRoom))
    size = Size(
      width: max(tracks.end.x, bar.map { $0.size.width + $0.overhang } ?? 0), height: tracks.end.y)
    footnotes = Self.footnotes(panels, layouts)
  }

  /// The room for all panels: as asked for, else by their number.
  private static func width(_ panels: Panels, _ columns: Int) -> Double {
    panels.width ?? (panels.isCompact ? 712 : min(max(Double(columns) * 290, 712), 1280))
  }

  private static func bar(
    _ contents: [any PlotContent], _ range: ClosedRange<Double>?, _ typesetter: Typesetter
  ) throws(PlotError) -> ColourBar? {
    guard let range, let first = contents.first as? any ScaledContent else { return nil }
    let missing = contents.lazy.compactMap { ($0 as? any ScaledContent)?.missingValueTitle }.first
    return try ColourBar(
      title: first.valueTitle, map: first.colours, range: range, masked: missing, width: 240,
      typesetter)
  }

  /// The footnotes of all panels and of the grid, each once.
  private static func footnotes(_ panels: Panels, _ layouts: [any PlotLayout]) -> [Phrase] {
    var notes: [Phrase] = []
    for note in layouts.flatMap(\.footnotes) + (panels.footnote.map { [$0] } ?? [])
    where !notes.contains(note) {
      notes.append(note)
    }
    return notes
  }
}

/// Measures panels so that they agree on the sizes of their cells and the room around their data.
enum PanelLayouts {
  /// Measures all panels: first alone; then with cells of one size; last with equal room around the
  /// data in each column and row, so that titles, colour bars and axes stand level.
  static func all(
    _ panels: Panels, _ contents: [any PlotContent], _ sharedRange: ClosedRange<Double>?,
    _ typesetter: Typesetter, room: Size, rowRoom: Double, _ columns: Int
  ) throws(PlotError) -> [any PlotLayout] {
    var requests: [LayoutRequest] = []
    for (index, content) in contents.enumerated() {
      var request = LayoutRequest(typesetter: typesetter)
      request.size = room
      request.isCompact = panels.isCompact
      request.sharedRange = sharedRange
      if let map = content as? Heatmap {
        request.plotSize = Size(width: room.width, height: room.width)
        if index % columns > 0, let left = contents[index - 1] as? Heatmap {
          // Labels stand only where the panel to the left does not have the same.
          request.showsRowLabels =
            left.rows.labels != map.rows.labels || left.rows.title != map.rows.title
            || left.values.count != map.values.count
        }
      }
      requests.append(request)
    }
    var layouts = try measured(contents, requests)
    shareCells(contents, layouts, &requests, room: room, rowRoom: rowRoom, columns)
    layouts = try measured(contents, requests)
    for index in requests.indices {
      for (other, layout) in layouts.enumerated() {
        if other % columns == index % columns, layouts[index].isStretchable {
          requests[index].insets.left = max(requests[index].insets.left, layout.insets.left)
        }
        if other / columns == index / columns {
          requests[index].insets.top = max(requests[index].insets.top, layout.insets.top)
        }
      }
    }
    return try measured(contents, requests)
  }

  /// Gives heatmaps of one column of panels with as many cells across cells as wide, so that a state
  /// and an attention map over one text line up.
  private static func shareColumns(
    _ contents: [any PlotContent], _ requests: inout [LayoutRequest], _ columns: Int
  ) {
    func across(_ index: Int) -> Int? { (contents[index] as? Heatmap)?.values.first?.count }
    let cells = contents.indices.map { index in
      (contents[index] as? Heatmap).map {
        requests[index].cell ?? HeatmapLayout.cellSize($0, requests[index])
      }
    }
    for index in contents.indices {
      guard let map = contents[index] as? Heatmap, let own = cells[index] else { continue }
      let peers = contents.indices.filter {
        $0 % columns == index % columns && across($0) == across(index)
      }
      guard peers.count > 1, let least = peers.compactMap({ cells[$0]?.width }).min() else {
        continue
      }
      requests[index].cell = Size(width: least, height: map.cells.areSquare ? least : own.height)
    }
  }

  private static func measured(
    _ contents: [any PlotContent], _ requests: [LayoutRequest]
  ) throws(PlotError) -> [any PlotLayout] {
    var layouts: [any PlotLayout] = []
    for (content, request) in zip(contents, requests) {
      layouts.append(try content.layout(request))
    }
    return layouts
  }

  /// Gives the heatmaps of a row of panels cells of one size, the largest that the width allows;
  /// where one matrix is far larger than another, each fills its own room instead.
  private static func shareCells(
    _ contents: [any PlotContent], _ layouts: [any PlotLayout], _ requests: inout [LayoutRequest],
    room: Size, rowRoom: Double, _ columns: Int
  ) {
    var least = Double.infinity
    var shared: [Int] = []
    for start in stride(from: 0, to: contents.count, by: columns) {
      let row = start..<min(start + columns, contents.count)
      let maps = row.compactMap { contents[$0] as? Heatmap }.filter(\.cells.areSquare)
      let counts = maps.compactMap { $0.values.first?.count }
      guard let few = counts.min(), let many = counts.max(), maps.count == row.count,
        many <= 8 * few
      else { continue }
      let around = row.reduce(0) { $0 + layouts[$1].insets.left + layouts[$1].insets.right }
      let width = rowRoom * Double(row.count) / Double(columns) - around
      least = min(least, (width / Double(counts.reduce(0, +))).rounded(.down))
      shared += row
    }
    for index in contents.indices {
      if shared.contains(index) {
        let side = min(max(least, 1), 44)
        requests[index].cell = Size(width: side, height: side)
      } else if requests[index].plotSize != nil {
        let wide = max(room.width - layouts[index].insets.left - layouts[index].insets.right, 16)
        requests[index].plotSize = Size(width: wide, height: wide)
      }
    }
    shareColumns(contents, &requests, columns)
  }
}

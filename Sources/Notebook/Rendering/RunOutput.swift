import Phrases

/// Tables and metrics of a run as HTML.
enum RunOutput {
  private struct MetricContext {
    let name: String
    let value: String
    let unit: String?
  }

  private struct MetricsContext {
    let metrics: [MetricContext]
  }

  private struct CellContext {
    let text: String
    let isNumber: Bool
  }

  private struct RowContext {
    let cells: [CellContext]
  }

  private struct TableContext {
    let caption: String?
    let headings: [CellContext]
    let rows: [RowContext]
  }

  /// Renders numbers beside their names.
  static func html(_ metrics: [Metric], in language: PageLanguage) -> String {
    language.templates.metrics.render(
      MetricsContext(
        metrics: metrics.map { metric in
          MetricContext(
            name: metric.name, value: Format.number(metric.value),
            unit: metric.unit.isEmpty ? nil : metric.unit)
        }))
  }

  /// Renders a table, numbers flush right.
  static func html(_ table: Table, in language: PageLanguage) -> String {
    let columns = table.columns.indices.map { column in
      TableLayout.texts(of: table.rows.map { $0[column] })
    }
    let areNumbers = table.columns.indices.map { column in
      table.rows.contains { if case .number = $0[column] { true } else { false } }
    }
    return language.templates.table.render(
      TableContext(
        caption: table.title.isEmpty ? nil : table.title,
        headings: zip(table.columns, areNumbers).map { CellContext(text: $0, isNumber: $1) },
        rows: table.rows.indices.map { row in
          RowContext(
            cells: table.columns.indices.map {
              CellContext(text: columns[$0][row], isNumber: areNumbers[$0])
            })
        }))
  }
}

/// A day of the Gregorian calendar.
public struct CalendarDay: Sendable, Equatable {
  /// The year.
  public let year: Int
  /// The month, from 1.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int
  /// 0 for Monday.
  public let weekday: Int

  /// The first and the last year that a date may have.
  public static let years = 1900...2050

  /// How many days there are in `years`.
  public static let count = 55_152

  /// The day that comes `index` days after 1 January 1900, a Monday.
  public init(index: Int) {
    var (year, rest) = (Self.years.lowerBound, index)
    while rest >= Self.length(of: year) {
      rest -= Self.length(of: year)
      year += 1
    }
    var month = 1
    while rest >= Self.length(of: month, in: year) {
      rest -= Self.length(of: month, in: year)
      month += 1
    }
    (self.year, self.month, day, weekday) = (year, month, rest + 1, index % 7)
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func length(of year: Int) -> Int { isLeap(year) ? 366 : 365 }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The ISO date, such as `1987-03-03`.
  public var iso: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }

  /// The month, such as `March`.
  public var monthName: String { Self.months[month - 1] }
  /// The day of the week, such as `Tuesday`.
  public var weekdayName: String { Self.weekdays[weekday] }

  /// The day with its ending, such as `3rd`.
  public var ordinal: String {
    switch day {
    case 1, 21, 31: "\(day)st"
    case 2, 22: "\(day)nd"
    case 3, 23: "\(day)rd"
    default: "\(day)th"
    }
  }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}

/// A day of the Gregorian calendar.
struct CalendarDay: Equatable {
  let year: Int
  let month: Int
  let day: Int
  /// 0 for Monday.
  let weekday: Int

  /// The first and the last year that the chapter writes dates of.
  static let years = 1900...2050

  /// How many days there are in `years`.
  static let count = 55_152

  /// The day that comes `index` days after 1 January 1900, a Monday.
  init(index: Int) {
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

  /// The date as the models shall write it, such as `1987-03-03`.
  var iso: String { "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))" }

  var monthName: String { Self.months[month - 1] }
  var weekdayName: String { Self.weekdays[weekday] }

  /// The day with its ending, such as `3rd`.
  var ordinal: String {
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

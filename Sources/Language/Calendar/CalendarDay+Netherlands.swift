extension CalendarDay {
  /// The day that a calendar in the Netherlands shows at an instant.
  ///
  /// One hour ahead of UTC, two in summer: from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
  /// October (Directive 2000/84/EC). Computed, because a machine may lack the files of time zones, and then says
  /// UTC without a word.
  package init(inNetherlandsAt moment: Moment) {
    let hour: Int64 = 3_600_000
    func change(_ month: Int) -> Int64 {
      let last = CalendarDay(year: moment.day.year, month: month, day: 31)?.number ?? 0
      // 1970-01-01 was a Thursday; both months have 31 days.
      let sunday = Int64(last) - Int64((last + 4) % 7 + 7) % 7
      return sunday * 24 * hour + hour
    }
    let isSummer = change(3) <= moment.milliseconds && moment.milliseconds < change(10)
    let local = moment.milliseconds + (isSummer ? 2 : 1) * hour
    let day = 24 * hour
    self.init(number: Int32((local - ((local % day) + day) % day) / day))
  }
}

/// `1 error`, `2 errors`, `1,204 clients`.
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(grouped(count)) \(count == 1 ? singular : plural ?? singular + "s")"
}

/// `1,234,567`.
func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
        if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
        text.append(digit)
    }
    return number < 0 ? "−" + text : text
}

/// Hundredths as tenths, rounded half up; for numbers not below 0.
func tenths(ofHundredths hundredths: Int) -> Int {
    (hundredths + 5) / 10
}

/// `1,312.5`, for people.
func groupedTenths(_ tenths: Int) -> String {
    "\(grouped(tenths / 10)).\(tenths % 10)"
}

/// `1312.5`, `20.0`.
func tenthsText(_ tenths: Int) -> String {
    "\(tenths / 10).\(tenths % 10)"
}

/// `43.5%`, rounded half up; `–` of nothing.
func percentText(_ part: Int, of whole: Int) -> String {
    whole > 0 ? tenthsText((part * 2000 + whole) / (whole * 2)) + "%" : "–"
}

/// `512 bytes`, `51 KB`, `1.2 MB`: as file managers say it, begun kilobytes counted whole.
func sizeText(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: counted(bytes, "byte")
    case ..<1_024_000: "\((bytes + 1023) / 1024) KB"
    default: "\(tenthsText(bytes * 10 / 1_048_576)) MB"
    }
}

extension String {
    /// With a capital first letter, to begin a heading or a sentence.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

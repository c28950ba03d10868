import CXlsxWriter
import Sheets

/// How cells look.
enum XlsxFormat: Hashable {
    case heading
    case strong
    case column(Sheet.Format)

    @unsafe
    func set(_ format: UnsafeMutablePointer<lxw_format>) {
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch self {
        case .heading:
            unsafe format_set_bold(format)
            unsafe format_set_text_wrap(format)
            unsafe format_set_bg_color(format, 0xE8EDEE)
            unsafe format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .strong:
            unsafe format_set_bold(format)
        case .column(.general):
            unsafe format_set_text_wrap(format)
        case .column(.text):
            unsafe format_set_num_format(format, "@")
        case .column(.number(let places)):
            unsafe format_set_num_format(
                format, "#,##0" + (places > 0 ? "." : "") + String(repeating: "0", count: places))
        case .column(.day):
            unsafe format_set_num_format(format, "dd/mm/yyyy")
        }
    }
}

/// Small drawings beside words; the words say it all, so screen readers pass them over.
enum Icon {
    /// A pair of scales, the mark of the program.
    static let scales = drawing(
        "M12 3v17M7 20h10M4 7h16M4 7l-2.5 6a2.6 2.6 0 0 0 5 0zM20 7l-2.5 6a2.6 2.6 0 0 0 5 0z")
    static let tick = drawing("M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19zM7.5 12.5l3 3l6-6.5")
    static let exclamation = drawing("M12 3L22 20.5H2zM12 9.5v5M12 17.2v.6")
    static let cross = drawing("M12 2.5a9.5 9.5 0 1 0 0 19a9.5 9.5 0 1 0 0-19zM8.5 8.5l7 7M15.5 8.5l-7 7")

    private static func drawing(_ path: String) -> HTML {
        element(
            "svg",
            [
                "viewBox": "0 0 24 24", "fill": "none", "stroke": "currentColor", "stroke-width": "1.8",
                "stroke-linecap": "round", "stroke-linejoin": "round", "aria-hidden": "true", "focusable": "false",
            ]
        ) { element("path", ["d": path]) }
    }
}

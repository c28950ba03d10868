import CivilTime

/// The frame of every page: one file that fetches nothing and runs nothing, with landmarks, a way past the header, and
/// on every page whom to ask.
struct Page {
    /// What the page is: its heading, and first in the window's title.
    var title: String
    /// Whose outbox it lies in; nil where that is not known.
    var owner: String?
    /// The way to `index.html` from here; nil on that page itself and where there is none.
    var home: String?
    var context: PageContext

    /// Forbids the browser to fetch or run anything, whatever a page may say.
    static let contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

    /// `lead` stands in muted letters under the heading.
    func bytes(@HTMLBuilder lead: () -> HTML = { .nothing }, @HTMLBuilder main: () -> HTML) -> [UInt8] {
        let lead = lead()
        let page =
            HTML(trustedMarkup: "<!DOCTYPE html>\n")
            + block("html", ["lang": "en-GB"]) {
                block("head") { head }
                block("body") {
                    block("a", ["class": "skip", "href": "#main"]) { "Skip to the content" }
                    header
                    block("main", ["id": "main", "tabindex": "-1"]) {
                        block("h1") { HTML(title) }
                        if lead != .nothing { block("div", ["class": "lead"]) { lead } }
                        main()
                    }
                    footer
                }
            }
        return Array(page.markup.utf8)
    }

    @HTMLBuilder
    private var head: HTML {
        void("meta", ["charset": "utf-8"])
        void("meta", ["http-equiv": "Content-Security-Policy", "content": Self.contentSecurityPolicy])
        void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        void("meta", ["name": "color-scheme", "content": "light dark"])
        block("title") { HTML(owner.map { "\(title) – \($0)" } ?? title) }
        block("style") { PageStyle.sheet }
    }

    private var header: HTML {
        block("header", ["class": "band"]) {
            block("div") {
                block("span", ["class": "brand"]) {
                    Icon.scales
                    "Weighbridge"
                }
                if let owner { block("span") { HTML(owner) } }
                if let home {
                    block("nav", ["aria-label": "Pages"]) { link(to: home, "Your start page") }
                }
            }
        }
    }

    private var footer: HTML {
        block("footer") {
            block("h2") { "Whom to ask" }
            if let lead = context.regionalLead {
                p { "About your numbers and returns, your regional lead: \(contact(lead))." }
            }
            if context.support.isEmpty {
                p { "About this service: whoever gave you your account." }
            } else {
                p { "About this service: \(contact(context.support))." }
            }
            p { "Made by Weighbridge \(context.programVersion). No client's details are in this page." }
        }
    }
}

/// A contact of the settings: a link where it is an e-mail address and nothing else.
func contact(_ text: String) -> HTML {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    let isAddress = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
    return isAddress ? link(to: "mailto:\(text)", HTML(text)) : HTML(text)
}

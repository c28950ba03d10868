import Findings
import CivilTime
import Register
import Weighing

/// `index.html`: where an account begins to read.
package enum IndexDocument {
    package static func html(_ content: IndexContent, context: PageContext) -> [UInt8] {
        IndexPage(content: content, context: context).bytes
    }
}

private struct IndexPage {
    var content: IndexContent
    var context: PageContext

    var bytes: [UInt8] {
        let page = Page(title: "Your start page", owner: content.organisation.name, home: nil, context: context)
        return page.bytes {
            p { "Account \(code(content.account.name)). As of \(content.day.longText); times are London time." }
        } main: {
            if let waiting = content.termsWaitFor { termsNotice(waiting) }
            if !content.areaReturns.isEmpty { IndexReturns(day: content.day).areas(content.areaReturns) }
            if !content.verdicts.isEmpty
                || (content.areaReturns.isEmpty && content.dashboardsNote == nil)
            {
                verdicts
            }
            if !content.returns.isEmpty { IndexReturns(day: content.day).own(content.returns) }
            if !content.activity.isEmpty { links("Monthly Activities Report", id: "activity", content.activity) }
            if !content.nextNames.isEmpty { nextNames }
            dashboards
            slips
            if let terms = content.terms { links("Terms", id: "terms", [terms]) }
        }
    }

    private func termsNotice(_ waitingFor: String) -> HTML {
        notice("The terms are not accepted yet") {
            p {
                """
                Until they are, files are refused unread. Account \(code(waitingFor)) can accept them by dropping its \
                slip into its inbox.
                """
            }
        }
    }

    // MARK: What was sent

    private var verdicts: HTML {
        section("What you sent", id: "sent") {
            if content.verdicts.isEmpty {
                p { "Nothing yet. As soon as you send something, the answer stands here within seconds." }
            } else {
                DataTable(
                    caption: "Newest first; every line leads to its report",
                    columns: [.init(title: "What"), .init(title: "Verdict"), .init(title: "Received")],
                    rows: content.verdicts.map { verdicted in
                        [
                            link(to: verdicted.reportPath, HTML(verdicted.what.capitalisedFirst)),
                            "\(verdicted.verdict.tag)\(counts(verdicted))",
                            HTML(context.zone.time(at: verdicted.receivedAt).longText),
                        ]
                    },
                    style: "listed sent"
                ).html
            }
        }
    }

    private func counts(_ verdicted: IndexContent.Verdicted) -> HTML {
        let words = [
            verdicted.errors > 0 ? counted(verdicted.errors, "error") : nil,
            verdicted.warnings > 0 ? counted(verdicted.warnings, "warning") : nil,
        ].compactMap(\.self)
        return words.isEmpty ? .nothing : element("span", ["class": "where"]) { HTML(sentenceList(words)) }
    }

    private var nextNames: HTML {
        section("What to send next", id: "next") {
            p { "Give your file this name, and put it into your inbox:" }
            list(content.nextNames.map(code), attributes: ["class": "names"])
            p {
                """
                How to save it, what belongs in it and what every finding means: \
                \(link(to: "how-to-send.html", "how to send")).
                """
            }
        }
    }

    // MARK: What lies here

    @HTMLBuilder
    private var dashboards: HTML {
        if let note = content.dashboardsNote {
            section("Dashboards", id: "dashboards") {
                p { HTML(note) }
                if !content.dashboards.isEmpty { linkList(content.dashboards) }
            }
        } else {
            links("Dashboards", id: "dashboards", content.dashboards)
        }
    }

    @HTMLBuilder
    private func links(_ title: HTML, id: String, _ links: [IndexContent.Link]) -> HTML {
        if !links.isEmpty {
            section(title, id: id) { linkList(links) }
        }
    }

    @HTMLBuilder
    private var slips: HTML {
        if !content.slips.isEmpty {
            section("Slips on offer", id: "slips") {
                p {
                    """
                    A slip is a small file that does something when you copy it, unchanged, from your slips folder \
                    into your inbox.
                    """
                }
                linkList(content.slips)
            }
        }
    }

    private func linkList(_ links: [IndexContent.Link]) -> HTML {
        list(
            links.map { one in "\(link(to: one.path, HTML(one.title)))\(void("br"))\(one.purpose)" },
            attributes: ["class": "links"])
    }
}

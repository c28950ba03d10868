typealias Attributes = KeyValuePairs<StaticString, String>

/// An element within a line of text. Attribute values are escaped.
func element(
    _ name: StaticString, _ attributes: Attributes = [:], @HTMLBuilder content: () -> HTML = { .nothing }
) -> HTML {
    var markup = openingTag(name, attributes)
    markup += content().markup
    markup += "</\(name)>"
    return HTML(trustedMarkup: markup)
}

/// The same for elements that stand alone; a line end after each keeps the source of a page readable.
func block(_ name: StaticString, _ attributes: Attributes = [:], @HTMLBuilder content: () -> HTML) -> HTML {
    element(name, attributes, content: content) + HTML(trustedMarkup: "\n")
}

/// An element that has no content and no end tag (`meta`, `br`).
func void(_ name: StaticString, _ attributes: Attributes = [:]) -> HTML {
    HTML(trustedMarkup: openingTag(name, attributes) + "\n")
}

private func openingTag(_ name: StaticString, _ attributes: Attributes) -> String {
    var tag = "<\(name)"
    for (key, value) in attributes {
        tag += " \(key)=\"\(HTML(value).markup)\""
    }
    return tag + ">"
}

func p(_ attributes: Attributes = [:], @HTMLBuilder content: () -> HTML) -> HTML {
    block("p", attributes, content: content)
}

func link(to path: String, _ text: HTML) -> HTML {
    element("a", ["href": path]) { text }
}

func strong(_ text: HTML) -> HTML {
    element("strong") { text }
}

/// Something to type or copy as it is.
func code(_ text: String) -> HTML {
    element("code") { HTML(text) }
}

func list(_ items: [HTML], attributes: Attributes = [:]) -> HTML {
    block("ul", attributes) { for item in items { block("li") { item } } }
}

/// Steps, numbered.
func steps(_ items: [HTML]) -> HTML {
    block("ol", ["class": "steps"]) { for item in items { block("li") { item } } }
}

/// What a reader has to know before the rest, with a mark.
func notice(_ title: HTML, @HTMLBuilder content: () -> HTML) -> HTML {
    block("div", ["class": "notice"]) {
        block("h2") {
            Icon.exclamation
            title
        }
        content()
    }
}

/// A part of a page under a heading of its own, which names it to screen readers and can be linked to.
func section(
    _ title: HTML, id: String, @HTMLBuilder content: () -> HTML
) -> HTML {
    block("section", ["id": id, "aria-labelledby": "\(id)-title"]) {
        block("h2", ["id": "\(id)-title"]) { title }
        content()
    }
}

func h3(_ title: HTML) -> HTML {
    block("h3") { title }
}

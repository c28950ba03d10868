extension PersonalData {

    static func holdsEmailAddress(_ text: [Unicode.Scalar]) -> Bool {
        text.indices.contains { at in
            guard text[at] == "@", at > 0, isLocal(text[at - 1]) else { return false }
            let domain = text[(at + 1)...].prefix { $0.isWordScalar || $0 == "-" || $0 == "." }
            let labels = domain.split(separator: ".")
            return labels.count >= 2 && (labels.last?.prefix(while: \.isLetter).count ?? 0) >= 2
        }
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isWordScalar || [".", "_", "%", "+", "-", "'"].contains(scalar)
    }
}

package import TableSchema

/// The three files of a month of the Monthly Activities Report.
package enum ActivityKind: String, Hashable, Sendable, Codable, CaseIterable {
    case keyworkers = "mar-keyworkers"
    case participants = "mar-participants"
    case performance = "mar-performance"

    /// As it is compiled in; an operator's edition has the same roles.
    package var builtInSchema: TableSchema {
        switch self {
        case .keyworkers: .marKeyworkers
        case .participants: .marParticipants
        case .performance: .marPerformance
        }
    }
}

/// The schema of each of the three files.
package struct ActivitySchemas: Hashable, Sendable {
    package var keyworkers: TableSchema
    package var participants: TableSchema
    package var performance: TableSchema

    package init(
        keyworkers: TableSchema = .marKeyworkers, participants: TableSchema = .marParticipants,
        performance: TableSchema = .marPerformance
    ) {
        self.keyworkers = keyworkers
        self.participants = participants
        self.performance = performance
    }

    /// From editions of the compiled-in ones, told apart by their names; the compiled-in one where there is none.
    package init(editions: [TableSchema]) {
        func edition(of kind: ActivityKind) -> TableSchema {
            editions.first { $0.name == kind.builtInSchema.name } ?? kind.builtInSchema
        }
        self.init(
            keyworkers: edition(of: .keyworkers), participants: edition(of: .participants),
            performance: edition(of: .performance))
    }

    package subscript(kind: ActivityKind) -> TableSchema {
        switch kind {
        case .keyworkers: keyworkers
        case .participants: participants
        case .performance: performance
        }
    }
}

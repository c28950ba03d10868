// swift-tools-version: 6.2
import PackageDescription

// The house, ground floor first. ARCHITECTURE.md says what lives in each room and what it may import;
// `make lint` builds with --explicit-target-dependency-import-check error, so the table is enforced.

let package = Package(
    name: "weighbridge",
    platforms: [.macOS(.v26)],  // Only so that Span needs no availability checks; the program is for Linux.
    products: [.executable(name: "weighbridge", targets: ["weighbridge"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure rooms: values in, values out.
        .target(name: "CivilTime"),
        .target(name: "Findings"),
        .target(name: "Sheets", dependencies: ["CivilTime"]),
        .target(name: "DelimitedText", dependencies: ["Findings"]),
        .target(name: "TableSchema", dependencies: ["CivilTime", "DelimitedText", "Findings"]),
        .target(name: "Caseload", dependencies: ["CivilTime", "DelimitedText", "Findings", "TableSchema"]),
        .target(name: "Summaries", dependencies: ["Caseload", "CivilTime"]),
        .target(name: "Register", dependencies: ["CivilTime", "DelimitedText", "Findings", "TableSchema"]),
        .target(
            name: "QuarterlyReturns",
            dependencies: ["Caseload", "CivilTime", "DelimitedText", "Findings", "Register", "TableSchema"]),
        .target(name: "Provisioning", dependencies: ["QuarterlyReturns", "Register"]),
        .target(
            name: "MonthlyActivity", dependencies: ["CivilTime", "DelimitedText", "Findings", "Sheets", "TableSchema"]),
        .target(name: "Slips", dependencies: ["CivilTime", "DelimitedText", "Findings", "Register"]),
        .target(
            name: "Weighing",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "MonthlyActivity", "QuarterlyReturns", "Register",
                "Slips",
                "TableSchema",
            ]),
        .target(
            name: "Documents",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "MonthlyActivity", "QuarterlyReturns", "Register",
                "Sheets", "Slips",
                "Summaries", "TableSchema", "Weighing",
            ]),
        .target(
            name: "OutboxPlan",
            dependencies: [
                "Caseload", "CivilTime", "Documents", "Findings", "MonthlyActivity", "QuarterlyReturns", "Register",
                "Sheets", "Slips",
                "Summaries",
                "TableSchema", "Weighing",
            ]),
        .target(
            name: "Workflow",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Documents", "Findings", "MonthlyActivity", "OutboxPlan",
                "QuarterlyReturns",
                "Register", "Sheets", "Slips", "TableSchema", "Weighing",
            ]),
        .target(name: "Diagnosis"),
        .target(name: "Metrics", dependencies: ["CivilTime", "Findings", "Weighing", "Workflow"]),

        // System libraries and what `import Glibc` lacks.
        .systemLibrary(name: "CInotifyTools", providers: [.apt(["libinotifytools0-dev"])]),
        .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "CLinuxShims"),

        // Edges: each implements ports; no edge imports another.
        .target(
            name: "SpoolFS",
            dependencies: [
                "CInotifyTools", "CLinuxShims", "CivilTime", "Findings", "Workflow",
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "LedgerSQLite",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "MonthlyActivity", "OutboxPlan",
                "QuarterlyReturns", "Register",
                "Slips", "TableSchema", "Weighing", "Workflow",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "Sealing",
            dependencies: [
                "CivilTime", "MonthlyActivity", "Slips", "Workflow", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Workbooks", dependencies: ["CLinuxShims", "CXlsxWriter", "CivilTime", "Sheets", "Workflow"]),
        .target(
            name: "Host",
            dependencies: ["CLinuxShims", "Diagnosis", "Provisioning", "QuarterlyReturns", "Register"]),
        .target(
            name: "Settings",
            dependencies: [
                "CivilTime", "DelimitedText", "Findings", "Register", "TableSchema",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ]),

        // Where the edges meet.
        .target(
            name: "Composition",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Documents", "Findings", "LedgerSQLite", "MonthlyActivity",
                "Metrics", "OutboxPlan",
                "QuarterlyReturns", "Register", "Sealing", "Settings", "Sheets", "Slips", "SpoolFS", "TableSchema",
                "Weighing", "Workbooks", "Workflow",
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "Daemon",
            dependencies: [
                "CLinuxShims", "CivilTime", "Composition", "Findings", "LedgerSQLite", "Metrics", "MonthlyActivity",
                "Register",
                "Settings", "SpoolFS", "Weighing", "Workflow",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .executableTarget(
            name: "weighbridge",
            dependencies: [
                "Caseload", "CivilTime", "Composition", "Daemon", "DelimitedText", "Documents", "Findings",
                "Diagnosis", "Host", "LedgerSQLite", "MonthlyActivity", "Provisioning", "QuarterlyReturns", "Register",
                "Sealing",
                "Settings", "SpoolFS",
                "TableSchema", "Weighing", "Workflow",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ]),

        // Tests. TestKit holds in-memory ports, a manual clock, golden files, makers of CSV.
        .target(
            name: "TestKit",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Documents", "Findings", "MonthlyActivity", "OutboxPlan",
                "QuarterlyReturns",
                "Register", "Sheets", "Slips", "TableSchema", "Weighing", "Workflow",
            ],
            path: "Tests/TestKit"),
        .testTarget(name: "CivilTimeTests", dependencies: ["CivilTime", "TestKit"]),
        .testTarget(name: "FindingsTests", dependencies: ["Findings"]),
        .testTarget(name: "DelimitedTextTests", dependencies: ["DelimitedText", "Findings"]),
        .testTarget(name: "TableSchemaTests", dependencies: ["CivilTime", "DelimitedText", "Findings", "TableSchema"]),
        .testTarget(
            name: "CaseloadTests", dependencies: ["Caseload", "CivilTime", "DelimitedText", "Findings", "TableSchema"]),
        .testTarget(name: "SummariesTests", dependencies: ["Caseload", "CivilTime", "Summaries"]),
        .testTarget(name: "RegisterTests", dependencies: ["CivilTime", "DelimitedText", "Findings", "Register"]),
        .testTarget(
            name: "ProvisioningTests",
            dependencies: ["DelimitedText", "Host", "Provisioning", "QuarterlyReturns", "Register", "TestKit"]),
        .testTarget(
            name: "QuarterlyReturnsTests",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "QuarterlyReturns", "Register", "TestKit",
            ]),
        .testTarget(
            name: "MonthlyActivityTests",
            dependencies: [
                "CivilTime", "DelimitedText", "Findings", "MonthlyActivity", "Sheets", "TableSchema", "TestKit",
                "Workbooks",
                "Workflow",
            ]),
        .testTarget(name: "SlipsTests", dependencies: ["Slips"]),
        .testTarget(
            name: "WeighingTests",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "MonthlyActivity", "OutboxPlan", "Register",
                "Slips", "TableSchema",
                "TestKit", "Weighing", "Workflow",
            ]),
        .testTarget(
            name: "OutboxPlanTests",
            dependencies: [
                "Caseload", "CivilTime", "Documents", "Findings", "MonthlyActivity", "OutboxPlan", "QuarterlyReturns",
                "Register", "Slips",
                "TableSchema", "TestKit", "Weighing", "Workflow",
            ]),
        .testTarget(
            name: "DocumentsTests",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Documents", "Findings", "MonthlyActivity",
                "QuarterlyReturns", "Register",
                "Sheets", "Slips", "Summaries", "TableSchema", "TestKit", "Weighing", "Workbooks",
            ]),
        .testTarget(
            name: "WorkflowTests",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "MonthlyActivity", "OutboxPlan",
                "QuarterlyReturns", "Register",
                "Slips", "TableSchema", "TestKit", "Weighing", "Workflow",
            ]),
        .testTarget(
            name: "SpoolFSTests", dependencies: ["CLinuxShims", "CivilTime", "SpoolFS", "TestKit", "Workflow"]),
        .testTarget(
            name: "SettingsTests",
            dependencies: ["CivilTime", "DelimitedText", "Findings", "Register", "Settings", "TableSchema"]),
        .testTarget(
            name: "LedgerSQLiteTests",
            dependencies: [
                "Caseload", "CivilTime", "DelimitedText", "Findings", "LedgerSQLite", "MonthlyActivity", "OutboxPlan",
                "QuarterlyReturns",
                "Register", "Sealing", "Slips", "TestKit", "Weighing", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "SealingTests",
            dependencies: [
                "CivilTime", "MonthlyActivity", "Sealing", "TestKit", "Workflow",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .testTarget(
            name: "WorkbooksTests", dependencies: ["CivilTime", "Sheets", "TestKit", "Workbooks", "Workflow"]),
        .testTarget(name: "DiagnosisTests", dependencies: ["Diagnosis", "Host", "TestKit"]),
        .testTarget(
            name: "MetricsTests", dependencies: ["CivilTime", "Findings", "Metrics", "TestKit", "Weighing", "Workflow"]),
        .testTarget(name: "DaemonTests", dependencies: ["Daemon", "TestKit"]),
        // Need what `make test` does without: root, a Debian that boots, LibreOffice.
        .testTarget(
            name: "SystemTests",
            dependencies: [
                "CivilTime", "Findings", "MonthlyActivity", "Sheets", "TableSchema", "TestKit", "Workbooks",
            ],
            exclude: ["Fixtures", "Support/machine"]),
        .testTarget(name: "ArchitectureTests"),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["LedgerSQLite", "QuarterlyReturns", "Sealing", "TestKit", "weighbridge", "Workflow"]),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "Caseload", "CivilTime", "Documents", "Findings", "MonthlyActivity", "QuarterlyReturns", "Settings",
                "TableSchema", "TestKit",
                "weighbridge",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    var settings = target.swiftSettings ?? []
    settings.append(contentsOf: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .strictMemorySafety(),
        .treatAllWarnings(as: .error),
    ])
    target.swiftSettings = settings
}

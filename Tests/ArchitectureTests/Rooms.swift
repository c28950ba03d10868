/// The rooms of the house, as in ARCHITECTURE.md.
enum Rooms {
    /// Values in, values out. Ground floor first, as in the manifest.
    static let pure = [
        "CivilTime", "Findings", "Sheets", "DelimitedText", "TableSchema", "Caseload", "Summaries", "Register",
        "QuarterlyReturns", "Provisioning", "MonthlyActivity", "Slips", "Weighing", "Documents", "OutboxPlan",
        "Workflow", "Diagnosis", "Metrics",
    ]
    /// Through which cells pass.
    static let thatSeeCells = [
        "DelimitedText", "TableSchema", "Caseload", "QuarterlyReturns", "MonthlyActivity", "Slips", "Weighing",
        "Workflow", "SpoolFS",
    ]
    static let edges = ["SpoolFS", "LedgerSQLite", "Sealing", "Settings", "Workbooks", "Host"]
    static let roof = ["Composition", "Daemon", "weighbridge"]
}

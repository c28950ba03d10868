/// How to get from a spreadsheet to a CSV file.
enum SavingAsCSV {
    static let html = section("Saving as CSV", id: "csv") {
        h3("Excel")
        steps([
            "Open the sheet with your clients: CSV holds one sheet only.",
            "Choose File, then Save As (or Save a Copy).",
            "As the type choose \(strong("CSV UTF-8 (Comma delimited) (*.csv)")).",
            "Type the file’s name, save, and answer Yes if Excel asks whether to keep the format.",
        ])
        h3("LibreOffice Calc")
        steps([
            "Open the sheet with your clients, choose File, then Save As.",
            "As the type choose \(strong("Text CSV (.csv)")), and answer “Use Text CSV Format!”.",
            """
            Character set \(strong("Unicode (UTF-8)")), field delimiter comma, string delimiter ", and “Save cell \
            content as shown” ticked.
            """,
        ])
        p {
            """
            Go on working in your own workbook, not in the CSV file. Before you save, take filters off: some programs \
            leave hidden rows out. Semicolons, tabs and older encodings are read too.
            """
        }
    }
}

import Documents
import Register
import TestKit
import Testing
import Weighing

/// Whole documents, as people have looked at them.
struct DocumentGoldenTests {
    @Test func `reports look as they did`() throws {
        for (name, report) in Samples.reports {
            let html = ReportDocument.html(
                report, owner: Samples.team.name, stem: "20261001T091203Z-\(name).report", context: Samples.context)
            try Golden.expect(html, at: "documents/report-\(name).html")
            try Golden.expect(ReportDocument.csv(report), at: "documents/report-\(name).csv")
            try Golden.expect(ReportDocument.json(report), at: "documents/report-\(name).json")
            try Golden.expect(CheckDocument.text([Samples.dryRun(report)]), at: "documents/check-\(name).txt")
        }
    }

    @Test func `dashboards look as they did`() throws {
        for (name, dashboard) in Samples.dashboards {
            let html = DashboardDocument.html(dashboard, context: Samples.context)
            try Golden.expect(html, at: "documents/dashboard-\(name).html")
            try Golden.expect(DashboardDocument.csv(dashboard), at: "documents/dashboard-\(name).csv")
            try Golden.expect(DashboardDocument.json(dashboard), at: "documents/dashboard-\(name).json")
        }
    }

    @Test func `previews of returns look as they did`() throws {
        for (name, content) in ReturnSamples.previews where ["edited", "blocked", "empty"].contains(name) {
            try Golden.expect(
                ReturnPreviewDocument.html(content, context: Samples.context), at: "documents/preview-\(name).html")
        }
    }

    @Test func `returns of areas look as they did`() throws {
        for (name, returns) in ReturnSamples.areas where ["nation", "running"].contains(name) {
            try Golden.expect(
                AreaDocument.html(returns, context: Samples.context), at: "documents/returns-\(name).html")
        }
        let region = ReturnSamples.area("Y62")
        try Golden.expect(AreaDocument.csv(region), at: "documents/returns-region.csv")
        try Golden.expect(AreaDocument.json(region), at: "documents/returns-region.json")
    }

    @Test func `start pages of a service and of an area, and a service's guide, look as they did`() throws {
        for (name, content) in ReturnSamples.indexes {
            try Golden.expect(
                IndexDocument.html(content, context: Samples.context), at: "documents/index-\(name).html")
        }
        try Golden.expect(
            HowToSendDocument.html(ReturnSamples.howToSend, context: Samples.context),
            at: "documents/how-to-send-service.html")
    }

    @Test func `summaries look as they did`() throws {
        for (name, summary) in Samples.summaries {
            let html = SummaryDocument.html(summary, context: Samples.context)
            try Golden.expect(html, at: "documents/summary-\(name).html")
            try Golden.expect(SummaryDocument.csv(summary), at: "documents/summary-\(name).csv")
            try Golden.expect(SummaryDocument.json(summary), at: "documents/summary-\(name).json")
        }
    }

    @Test func `the start page, the guide, the terms and the template look as they did`() throws {
        try Golden.expect(
            IndexDocument.html(Samples.index, context: Samples.context), at: "documents/index.html")
        try Golden.expect(
            HowToSendDocument.html(Samples.howToSend, context: Samples.context), at: "documents/how-to-send.html")
        try Golden.expect(
            HowToSendDocument.html(ActivitySamples.howToSend, context: Samples.context),
            at: "documents/how-to-send-provider.html")
        let terms = TermsDocument.html(
            text: Samples.termsText, version: "2026-04", owner: Samples.service.name, context: Samples.context)
        try Golden.expect(terms, at: "documents/terms.html")
        try Golden.expect(HeadingTemplate.csv(Samples.schema), at: "documents/template.csv")
    }

    @Test func `several checked files look as they did`() throws {
        let reports = [Samples.exampleReport, Samples.rejectedReport, Samples.cleanReport].map(Samples.dryRun)
        try Golden.expect(CheckDocument.json(reports), at: "documents/check-several.json")
        try Golden.expect(CheckDocument.csv(reports), at: "documents/check-several.csv")
        try Golden.expect(CheckDocument.text(reports), at: "documents/check-several.txt")
    }
}

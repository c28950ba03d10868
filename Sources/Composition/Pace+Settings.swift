import Settings
import Workflow

extension WorkLoop.Pace {
    init(_ reception: Settings.Reception) {
        self.init(
            rescanSeconds: reception.rescanSeconds, settleSeconds: reception.settleSeconds,
            unfinishedSeconds: reception.unfinishedHours * 3600)
    }
}

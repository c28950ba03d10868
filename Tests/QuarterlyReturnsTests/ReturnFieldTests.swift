import QuarterlyReturns
import Testing

struct ReturnFieldTests {
    @Test func `every field has a column name of its own, and is found by it`() {
        #expect(Set(ReturnField.all.map(\.columnName)).count == ReturnField.all.count)
        for field in ReturnField.all { #expect(ReturnField(columnName: field.columnName) == field) }
    }
}

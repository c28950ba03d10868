"""Reads a workbook with openpyxl and prints what it found as JSON, keys sorted."""

import datetime
import json
import sys

import openpyxl


def value(cell):
    if isinstance(cell.value, datetime.datetime):
        return {"day": cell.value.date().isoformat(), "format": cell.number_format}
    if isinstance(cell.value, (int, float)):
        return {"number": cell.value, "format": cell.number_format}
    return cell.value


book = openpyxl.load_workbook(open(sys.argv[1], "rb"))
sheets = []
for sheet in book.worksheets:
    sheets.append(
        {
            "name": sheet.title,
            "state": sheet.sheet_state,
            "rows": [[value(cell) for cell in row] for row in sheet.iter_rows()],
            "bold": sorted(c.coordinate for row in sheet.iter_rows() for c in row if c.font.bold),
            "formulas": sorted(c.coordinate for row in sheet.iter_rows() for c in row if c.data_type == "f"),
            "widths": {key: round(d.width) for key, d in sheet.column_dimensions.items()},
            "columnFormats": {key: d.number_format for key, d in sheet.column_dimensions.items()},
            "heights": {key: d.height for key, d in sheet.row_dimensions.items() if d.height},
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "repeated": sheet.print_title_rows,
            "paper": [sheet.page_setup.paperSize, sheet.page_setup.orientation],
            "fit": [bool(sheet.sheet_properties.pageSetUpPr.fitToPage), sheet.page_setup.fitToWidth,
                    sheet.page_setup.fitToHeight],
            "lists": {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation},
        }
    )
found = {"title": book.properties.title, "created": book.properties.created.isoformat(), "sheets": sheets,
         "macros": book.vba_archive is not None}
print(json.dumps(found, sort_keys=True, ensure_ascii=True))

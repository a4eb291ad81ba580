package excel

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// style is an index into the cell formats of styles.
type style int

const (
	plain style = iota
	header
	day
	moment
	clock
)

// The parts that are the same in every workbook.
const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>` +
		`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
	rootRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	bookRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ` +
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" ` +
		`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	// The formats stand in the order of the styles.
	styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3">` +
		`<numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd hh:mm:ss"/>` +
		`<numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts>` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">` +
		`<xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>` +
		`<xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>`
	workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
		`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>`
	sheetStart = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>`
	sheetEnd   = `</row></sheetData></worksheet>`
)

// book writes the parts of a workbook one after another, the sheet last. The first error stays until close gives it.
type book struct {
	archive *zip.Writer
	part    *bufio.Writer
	err     error
}

func newBook(w io.Writer) *book {
	return &book{archive: zip.NewWriter(w), part: bufio.NewWriter(io.Discard)}
}

// frame writes all parts but the sheet.
func (b *book) frame(sheet string) {
	for _, part := range []struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", rootRelations},
		{"xl/workbook.xml", fmt.Sprintf(workbook, escaped(sheetName(sheet)))},
		{"xl/_rels/workbook.xml.rels", bookRelations},
		{"xl/styles.xml", styles},
	} {
		b.begin(part.name)
		b.print(part.content)
	}
}

// begin begins a part.
func (b *book) begin(name string) {
	b.flush()
	w, err := b.archive.Create(name)
	if err != nil {
		b.fail(err)
		return
	}
	b.part.Reset(w)
	b.print(xml.Header)
}

// open begins the sheet and its first row.
func (b *book) open() {
	b.begin("xl/worksheets/sheet1.xml")
	b.print(sheetStart)
}

// row begins the next row.
func (b *book) row() { b.print(`</row><row>`) }

func (b *book) close() error {
	b.print(sheetEnd)
	b.flush()
	if b.err != nil {
		return b.err
	}
	return b.archive.Close()
}

// empty writes a cell that holds nothing: cells have no place of their own and stand one behind another.
func (b *book) empty() { b.print(`<c/>`) }

func (b *book) boolean(value bool) {
	if value {
		b.print(`<c t="b"><v>1</v></c>`)
	} else {
		b.print(`<c t="b"><v>0</v></c>`)
	}
}

func (b *book) number(s style, value float64) {
	b.print(`<c s="` + strconv.Itoa(int(s)) + `"><v>` + strconv.FormatFloat(value, 'g', -1, 64) + `</v></c>`)
}

func (b *book) text(s style, value string) {
	b.print(`<c s="` + strconv.Itoa(int(s)) + `" t="inlineStr"><is><t xml:space="preserve">` + escaped(value) + `</t></is></c>`)
}

func (b *book) print(text string) {
	if b.err == nil {
		_, b.err = b.part.WriteString(text)
	}
}

func (b *book) flush() { b.fail(b.part.Flush()) }

func (b *book) fail(err error) {
	if b.err == nil {
		b.err = err
	}
}

// escapeLike is what Excel reads as one character of the given code: _x0041_ is an A.
var escapeLike = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`) })

// escaped writes a text so that Excel reads it as it is.
func escaped(text string) string {
	if strings.Contains(text, "_x") {
		text = escapeLike().ReplaceAllStringFunc(text, func(found string) string { return "_x005F" + found })
	}
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(text)) // a builder takes everything
	return out.String()
}

// maxSheetName is how many UTF-16 units the name of a sheet may have.
const maxSheetName = 31

// sheetName makes a name one that Excel allows.
func sheetName(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '-'
		}
		return r
	}, name), "'")
	for units, at := 0, 0; at < len(name); {
		r, size := utf8.DecodeRuneInString(name[at:])
		if units += utf16.RuneLen(r); units > maxSheetName {
			return name[:at]
		}
		at += size
	}
	return name
}

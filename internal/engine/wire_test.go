package engine

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"testing"

	"guildhall/internal/result"
)

// honest is a whole answer as a worker sends it.
func honest(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	write := func(kind frameKind, payload []byte) {
		if err := writeFrame(&b, kind, payload); err != nil {
			t.Fatal(err)
		}
	}
	columns, err := json.Marshal([]result.Column{{Name: "a", Type: "INTEGER", Kind: result.Whole}})
	if err != nil {
		t.Fatal(err)
	}
	write(frameColumns, columns)
	rows := binary.AppendUvarint(nil, 2)
	rows = result.AppendValue(result.AppendValue(rows, result.NewWhole(1)), result.NewText("x"))
	write(frameRows, rows)
	end, err := json.Marshal(done{Seq: 1, Outcome: outcome{Statements: 1, Total: 2}})
	if err != nil {
		t.Fatal(err)
	}
	write(frameDone, end)
	return b.Bytes()
}

func collect(b []byte) (answer, error) {
	r := bytes.NewReader(b)
	c := collector{seq: 1, rows: 1000, bytes: megabyte}
	for {
		kind, payload, err := readFrame(r)
		if err != nil {
			return answer{}, err
		}
		if last, err := c.add(kind, payload); err != nil || last {
			return c.answer, err
		}
	}
}

func TestCollector(t *testing.T) {
	got, err := collect(honest(t))
	if err != nil || len(got.set.Rows) != 2 || got.set.Total != 2 || got.set.Truncated {
		t.Fatalf("%+v, %v", got.set, err)
	}
	frame := func(kind frameKind, payload string) []byte {
		var b bytes.Buffer
		if err := writeFrame(&b, kind, []byte(payload)); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	columns := frame(frameColumns, `[{"Name":"a"}]`)
	lies := map[string][]byte{
		"nothing":          nil,
		"half a head":      {0, 0},
		"huge length":      {0xff, 0xff, 0xff, 0xff, 'R'},
		"no length":        {0, 0, 0, 0, 'R'},
		"cut short":        {0, 0, 1, 0, 'R', 1},
		"unknown kind":     frame('x', ""),
		"request":          frame(frameRequest, "{}"),
		"rows first":       frame(frameRows, "\x01\x00\x00"),
		"columns twice":    append(bytes.Clone(columns), columns...),
		"too many rows":    append(bytes.Clone(columns), frame(frameRows, "\xff\xff\xff\xff\x0f")...),
		"rows cut short":   append(bytes.Clone(columns), frame(frameRows, "\x02\x00\x00")...),
		"rows too long":    append(bytes.Clone(columns), frame(frameRows, "\x01\x00\x00\x00")...),
		"rows of nothing":  append(frame(frameColumns, `[]`), frame(frameRows, "\x7f")...),
		"turned unasked":   frame(frameTurned, ""),
		"no JSON":          frame(frameDone, "{"),
		"other request":    frame(frameDone, `{"seq":2}`),
		"total below rows": append(append(bytes.Clone(columns), frame(frameRows, "\x01\x00\x00")...), frame(frameDone, `{"seq":1}`)...),
		"a cap as a total": append(bytes.Clone(columns), frame(frameDone, `{"seq":1,"outcome":{"total":5}}`)...),
	}
	for name, lie := range lies {
		if _, err := collect(lie); !errors.Is(err, errProtocol) && !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzCollector(f *testing.F) {
	whole := honest(f)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 'R'})
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := collect(b)
		if err != nil || got.set == nil {
			return
		}
		for _, row := range got.set.Rows {
			if len(row) != len(got.set.Columns) {
				t.Fatalf("a row of %d for %d columns", len(row), len(got.set.Columns))
			}
		}
		if total := got.set.Total; total >= 0 && got.Failure == nil && total < int64(len(got.set.Rows)) {
			t.Fatalf("a total of %d for %d rows", total, len(got.set.Rows))
		}
	})
}

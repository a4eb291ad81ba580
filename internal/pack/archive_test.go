package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"guildhall/internal/i18n"
	"guildhall/internal/lesson"
	"guildhall/internal/lesson/lessontest"
)

// member is a file of an archive made for a test.
type member struct {
	name string
	text string
	mode fs.FileMode
}

func archive(t testing.TB, members ...member) string {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, m := range members {
		header := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		header.SetMode(m.mode | 0o644)
		entry, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := entry.Write([]byte(m.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "pack.zip")
	write(t, file, out.String())
	return file
}

// harmless are the members of a good pack.
func harmless(more ...member) []member {
	return append([]member{
		{name: "pack.yaml", text: header("alpha", "1.0.0", "Data Office")},
		{name: "01-rows.md", text: strings.Replace(lessonText, "%T", "Rows", 1)},
	}, more...)
}

func codes(t *testing.T, problems []lesson.Problem) []string {
	t.Helper()
	lessontest.CheckWords(t, problems)
	var all []string
	for _, p := range problems {
		if p.Severity == lesson.Error {
			all = append(all, p.Code)
		}
	}
	return all
}

func TestHostileArchives(t *testing.T) {
	many := make([]member, MaxFiles)
	for i := range many {
		many[i] = member{name: fmt.Sprintf("images/%d.txt", i)}
	}
	for _, test := range []struct {
		name string
		more []member
		want []string
	}{
		{"harmless", []member{{name: "datasets/"}, {name: "datasets/own/dataset.yaml", text: "x"}}, nil},
		{"parent folder", []member{{name: "../evil.md"}}, []string{"unsafe-path"}},
		{"parent folder further in", []member{{name: "images/../../evil.md"}}, []string{"unsafe-path"}},
		{"absolute", []member{{name: "/etc/evil.md"}}, []string{"unsafe-path"}},
		{"drive", []member{{name: "C:/evil.md"}}, []string{"unsafe-path"}},
		{"backslashes", []member{{name: `..\evil.md`}}, []string{"unsafe-path"}},
		{"dots within", []member{{name: "images/./x.md"}}, []string{"unsafe-path"}},
		{"control character", []member{{name: "images/x\x1b[31m.md"}}, []string{"unsafe-path"}},
		{"right to left", []member{{name: "images/x\u202egnp.md"}}, []string{"unsafe-path"}},
		{"trailing dot", []member{{name: "images./x.md"}}, []string{"unsafe-path"}},
		{"device", []member{{name: "images/aux.md"}}, []string{"device-name"}},
		{"device with more dots", []member{{name: "Com1.tar.gz"}}, []string{"device-name"}},
		{"device in disguise", []member{{name: "lpt\u00b2"}}, []string{"device-name"}},
		{"no device", []member{{name: "common.md"}, {name: "console.md"}, {name: "com10.md"}}, nil},
		{"symbolic link", []member{{name: "link", text: "/etc/passwd", mode: fs.ModeSymlink}}, []string{"not-a-file"}},
		{"named pipe", []member{{name: "pipe", mode: fs.ModeNamedPipe}}, []string{"not-a-file"}},
		{"same name", []member{{name: "a.txt"}, {name: "a.txt"}}, []string{"name-collision"}},
		{"case", []member{{name: "a/x.txt"}, {name: "A/y.txt"}}, []string{"name-collision"}},
		{"sharp s", []member{{name: "straße"}, {name: "STRASSE"}}, []string{"name-collision"}},
		{"accents", []member{{name: "caf\u00e9"}, {name: "cafe\u0301"}}, []string{"name-collision"}},
		{"file and folder", []member{{name: "a"}, {name: "a/b"}}, []string{"name-collision"}},
		{"folder and file", []member{{name: "a/b"}, {name: "a"}}, []string{"name-collision"}},
		{"deep", []member{{name: strings.Repeat("a/", 20) + "x"}}, []string{"path-too-long"}},
		{"long", []member{{name: strings.Repeat("a", 201)}}, []string{"path-too-long"}},
		{"large lesson", []member{{name: "02.md", text: strings.Repeat(" ", MaxLesson+1)}}, []string{"file-too-large"}},
		{"large data file", []member{{name: "x.csv", text: strings.Repeat(" ", MaxData+1)}}, []string{"file-too-large"}},
		{"large in all", []member{
			{name: "1", text: strings.Repeat(" ", MaxData)}, {name: "2", text: strings.Repeat(" ", MaxData)},
			{name: "3", text: strings.Repeat(" ", MaxData)}, {name: "4", text: strings.Repeat(" ", MaxData)},
		}, []string{"pack-too-large"}},
		{"many files", many, []string{"too-many-files"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := archive(t, harmless(test.more...)...)
			v, err := Verify(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, codes(t, v.Problems)); diff != "" || v.OK() != (test.want == nil) {
				t.Fatalf("%s\n%v", diff, v.Problems)
			}
			installed := filepath.Join(t.TempDir(), "packs")
			_, err = NewLibrary(bundle(), installed).Install(t.Context(), file, nil)
			var harm *HarmError
			if errors.As(err, &harm) != (test.want != nil) {
				t.Errorf("install: %v", err)
			}
			if test.want != nil {
				assertEmpty(t, installed)
			}
		})
	}
}

// assertEmpty checks that a refused install left nothing behind, in the folder of packs or beside it.
func assertEmpty(t *testing.T, installed string) {
	t.Helper()
	entries, err := os.ReadDir(installed)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != lockFile {
			t.Errorf("%s was left behind", e.Name())
		}
	}
	beside, err := os.ReadDir(filepath.Dir(installed))
	if err != nil || len(beside) != 1 {
		t.Errorf("beside the packs there are %v, %v", beside, err)
	}
}

// lie changes what the archive's directory says of the size of a member.
func lie(t *testing.T, file, name string, size uint32) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndex(text, []byte(name)) // the directory comes last
	if at < 46 || !bytes.Equal(text[at-46:at-42], []byte("PK\x01\x02")) {
		t.Fatalf("no directory entry of %s", name)
	}
	binary.LittleEndian.PutUint32(text[at-46+24:], size)
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestArchivesThatLie(t *testing.T) {
	bomb := strings.Repeat("\x00", 32<<20)
	for _, test := range []struct {
		name string
		text string
		size uint32
		want []string
	}{
		{"bomb that declares little", bomb, 1000, []string{"wrong-size"}},
		{"more than there is", "little", 1000, []string{"damaged-archive"}},
		{"nothing", "little", 0, []string{"wrong-size"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			file := archive(t, harmless(member{name: "data.bin", text: test.text})...)
			lie(t, file, "data.bin", test.size)
			v, err := Verify(t.Context(), file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, codes(t, v.Problems)); diff != "" {
				t.Errorf("%s\n%v", diff, v.Problems)
			}
		})
	}
}

// TestArchivesThatOnlyWeigh: what is too large or has too many entries is refused before it is taken apart.
func TestArchivesThatOnlyWeigh(t *testing.T) {
	var crowd []member
	for i := range 3*MaxFiles + 1 {
		crowd = append(crowd, member{name: fmt.Sprintf("%d/", i)})
	}
	file := archive(t, crowd...)
	heavy := filepath.Join(t.TempDir(), "heavy.zip")
	write(t, heavy, "")
	if err := os.Truncate(heavy, maxArchive+1); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct{ file, want string }{
		"crowd": {file, "too-many-files"}, "heavy": {heavy, "pack-too-large"},
	} {
		problems, err := weigh(test.file)
		if err != nil || len(problems) != 1 || problems[0].Code != test.want {
			t.Errorf("%s: %v, %v", name, problems, err)
		}
		v, err := Verify(t.Context(), test.file)
		if err != nil || v.OK() {
			t.Errorf("%s: verified %v, %v", name, v, err)
		}
	}
}

func TestDamagedArchives(t *testing.T) {
	good, err := os.ReadFile(archive(t, harmless()...))
	if err != nil {
		t.Fatal(err)
	}
	spoilt := bytes.Clone(good)
	spoilt[len("PK..")+40] ^= 0xff
	for name, text := range map[string][]byte{"empty": {}, "text": []byte("not an archive"), "cut": good[:len(good)/2], "one byte": spoilt} {
		file := filepath.Join(t.TempDir(), "pack.zip")
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
		v, err := Verify(t.Context(), file)
		if err != nil || v.OK() {
			t.Errorf("%s: %v, %v", name, v.Problems, err)
		}
	}
}

func TestBuild(t *testing.T) {
	folder := writePack(t, t.TempDir(), "alpha", "1.0.0", "Data Office")
	write(t, filepath.Join(folder, ".git", "config"), "secret")
	write(t, filepath.Join(folder, "images", "a.png"), "png")
	write(t, filepath.Join(folder, "datasets", "homes", ImportReport), "Tenant: \"A. Name\" was left out")
	first, second := filepath.Join(t.TempDir(), "a.zip"), filepath.Join(t.TempDir(), "a.zip")
	sum, err := Build(t.Context(), folder, first)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Build(t.Context(), folder, second)
	if err != nil || again != sum {
		t.Errorf("checksums %s and %s, %v", sum, again, err)
	}
	reader, err := zip.OpenReader(first)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = reader.Close() }()
	var names []string
	for _, f := range reader.File {
		names = append(names, f.Name)
	}
	if diff := cmp.Diff([]string{"alpha/01-rows.md", "alpha/images/a.png", "alpha/pack.yaml"}, names); diff != "" {
		t.Error(diff)
	}
	v, err := Verify(t.Context(), first)
	if err != nil || !v.OK() || v.ID != "alpha" || v.Expected != sum || v.Checksum != sum {
		t.Errorf("verified %+v, %v", v, err)
	}
	write(t, first+ChecksumSuffix, strings.Repeat("0", 64)+"  a.zip\n")
	if v, err := Verify(t.Context(), first); err != nil || v.OK() || codes(t, v.Problems)[0] != "wrong-checksum" {
		t.Errorf("with another checksum %+v, %v", v, err)
	}
}

func TestBuildRefusesLinks(t *testing.T) {
	folder := writePack(t, t.TempDir(), "alpha", "1.0.0", "Data Office")
	if err := os.Symlink("/etc/passwd", filepath.Join(folder, "link.txt")); err != nil {
		t.Skip(err)
	}
	var harm *HarmError
	if _, err := Build(t.Context(), folder, filepath.Join(t.TempDir(), "a.zip")); !errors.As(err, &harm) || harm.Problems[0].Code != "not-a-file" {
		t.Errorf("built a link: %v", err)
	}
	if _, err := NewLibrary(bundle(), t.TempDir()).Install(t.Context(), folder, nil); !errors.As(err, &harm) {
		t.Errorf("installed a link: %v", err)
	}
}

func TestInstallAndRemove(t *testing.T) {
	ctx := t.Context()
	l := NewLibrary(bundle("alpha"), filepath.Join(t.TempDir(), "packs"))
	build := func(id, version, author string) string {
		file := filepath.Join(t.TempDir(), id+".zip")
		if _, err := Build(ctx, writePack(t, t.TempDir(), id, version, author), file); err != nil {
			t.Fatal(err)
		}
		return file
	}
	install := func(source string) error { _, err := l.Install(ctx, source, nil); return err }
	if err := errors.Join(install(build("beta", "1.0.0", "Me")), install(build("beta", "1.1.0", "Me")),
		install(writePack(t, t.TempDir(), "gamma", "2.0.0", "Me")), install(build("alpha", "1.2.0", "Data Office"))); err != nil {
		t.Fatal(err)
	}
	want := []string{"alpha 1.2.0 installed", "beta 1.1.0 installed", "gamma 2.0.0 installed"}
	if diff := cmp.Diff(want, listed(t, l)); diff != "" {
		t.Error(diff)
	}
	if folders, _ := filepath.Glob(filepath.Join(l.installed, "beta*")); len(folders) != 1 {
		t.Errorf("the earlier version is left: %v", folders)
	}
	var taken *TakenError
	for _, id := range []string{"beta", "alpha"} {
		if err := install(build(id, "9.0.0", "Somebody else")); !errors.As(err, &taken) {
			t.Errorf("took the id of %s: %v", id, err)
		}
	}
	refuse := func(context.Context, fs.FS) []lesson.Problem {
		return []lesson.Problem{{Severity: lesson.Warned}, {Severity: lesson.Error, Message: i18n.Literally("no")}}
	}
	var broken *BrokenError
	if _, err := l.Install(ctx, build("beta", "3.0.0", "Me"), refuse); !errors.As(err, &broken) {
		t.Errorf("installed what the check refuses: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := l.Install(cancelled, build("beta", "3.0.0", "Me"), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("installed although interrupted: %v", err)
	}
	if diff := cmp.Diff(want, listed(t, l)); diff != "" {
		t.Errorf("refused installs changed something: %s", diff)
	}
	if err := errors.Join(l.Remove(ctx, "beta"), l.Remove(ctx, "alpha")); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"alpha 1.0.0 bundled", "gamma 2.0.0 installed"}, listed(t, l)); diff != "" {
		t.Error(diff)
	}
	if err := l.Remove(ctx, "alpha"); !errors.Is(err, ErrBundled) {
		t.Errorf("removed a bundled pack: %v", err)
	}
	if err := l.Remove(ctx, "betta"); !errors.Is(err, ErrUnknownPack) {
		t.Errorf("removed an unknown pack: %v", err)
	}
}

func TestInterruptedInstallLeavesThePack(t *testing.T) {
	l := NewLibrary(bundle(), filepath.Join(t.TempDir(), "packs"))
	folder := writePack(t, t.TempDir(), "beta", "1.0.0", "Me")
	if _, err := l.Install(t.Context(), folder, nil); err != nil {
		t.Fatal(err)
	}
	// As after a power cut: half a pack unpacked, and a new one in place beside the old.
	writePack(t, filepath.Join(l.installed, newPrefix+"123"), "beta", "2.0.0", "Me")
	if diff := cmp.Diff([]string{"beta 1.0.0 installed"}, listed(t, l)); diff != "" {
		t.Error(diff)
	}
	writePack(t, filepath.Join(l.installed, "beta@7"), "beta", "2.0.0", "Me")
	if diff := cmp.Diff([]string{"beta 2.0.0 installed"}, listed(t, l)); diff != "" {
		t.Error(diff)
	}
	if _, err := l.Install(t.Context(), writePack(t, t.TempDir(), "beta", "3.0.0", "Me"), nil); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(l.installed)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{lockFile, "beta@8"}, names); diff != "" {
		t.Error(diff)
	}
}

func FuzzUnpack(f *testing.F) {
	for _, members := range [][]member{harmless(), harmless(member{name: "../x"}), {{name: "alpha/"}, {name: "alpha/pack.yaml", text: "x"}}} {
		text, err := os.ReadFile(archive(f, members...))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		dir := t.TempDir()
		file, folder := filepath.Join(dir, "in", "pack.zip"), filepath.Join(dir, "out", "pack")
		write(t, file, string(text))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := unpackZip(t.Context(), file, folder); err != nil {
			t.Logf("refused: %v", err)
		}
		if beside, err := os.ReadDir(filepath.Join(dir, "out")); err != nil || len(beside) != 1 {
			t.Errorf("an archive wrote outside its folder: %v", beside)
		}
	})
}

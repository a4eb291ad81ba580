package config

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Folders are where the program keeps things. None of them need exist yet.
type Folders struct {
	Data   string // progress, workspace, installed packs: worth a backup
	Cache  string // prepared databases: may be deleted at any time
	Config string // config.yaml
	Papers string // files that the learner asks for, such as exported results: where people look for their documents
}

// FindFolders tells the folders: all under GUILDHALL_HOME when that is set, else where the system keeps such things. Where there is no
// home folder it fails with a *NoHomeError.
func FindFolders(getenv func(string) string) (Folders, error) {
	if home := getenv("GUILDHALL_HOME"); home != "" {
		absolute, err := filepath.Abs(home)
		if err != nil {
			return Folders{}, fmt.Errorf("read GUILDHALL_HOME: %w", err)
		}
		return Folders{
			Data:   filepath.Join(absolute, "data"),
			Cache:  filepath.Join(absolute, "cache"),
			Config: filepath.Join(absolute, "config"),
			Papers: filepath.Join(absolute, "files"),
		}, nil
	}
	if xdg.Home == "" || !filepath.IsAbs(xdg.DataHome) {
		return Folders{}, &NoHomeError{}
	}
	return Folders{
		Data:   filepath.Join(xdg.DataHome, "guildhall"),
		Cache:  filepath.Join(xdg.CacheHome, "guildhall"),
		Config: filepath.Join(xdg.ConfigHome, "guildhall"),
		Papers: filepath.Join(documents(), "Guildhall"),
	}, nil
}

// Progress is the file of the learner's progress.
func (f Folders) Progress() string { return filepath.Join(f.Data, "progress.db") }

// Packs is the folder of installed packs.
func (f Folders) Packs() string { return filepath.Join(f.Data, "packs") }

// Workspace is the database file of the learner's own tables, alone in its folder: queries may see all of that folder.
func (f Folders) Workspace() string { return filepath.Join(f.Data, "workspace", "workspace.duckdb") }

// Databases is the folder of prepared datasets.
func (f Folders) Databases() string { return filepath.Join(f.Cache, "databases") }

// Checks is the file in which earlier checks of a pack are remembered. The id may be any text: the pack may be broken.
func (f Folders) Checks(pack string) string {
	return filepath.Join(f.Cache, "checks", url.PathEscape(pack)+".json")
}

// File is the settings file.
func (f Folders) File() string { return filepath.Join(f.Config, "config.yaml") }

// documents is the learner's folder of documents, or the home folder where there is none.
func documents() string {
	if info, err := os.Stat(xdg.UserDirs.Documents); err == nil && info.IsDir() {
		return xdg.UserDirs.Documents
	}
	return xdg.Home
}

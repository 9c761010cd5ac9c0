// Checks a published log with Go's own packages for notes and trees (golang.org/x/mod/sumdb): nothing here knows
// anything of the software that wrote the log. It rebuilds the whole tree from the entries and holds every tile, the
// checkpoint and an older checkpoint, if one is given, against it.
//
//	verify-log FOLDER KEY [OLDER-CHECKPOINT]
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

func main() {
	if len(os.Args) != 3 && len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "verify-log FOLDER KEY [OLDER-CHECKPOINT]")
		os.Exit(2)
	}
	size, err := verify(os.Args[1], os.Args[2], os.Args[3:])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Printf("ok %d\n", size)
}

func verify(folder, key string, older []string) (int64, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return 0, err
	}
	size, root, err := readCheckpoint(filepath.Join(folder, "checkpoint"), verifier)
	if err != nil {
		return 0, err
	}
	stored, err := rebuild(folder, size)
	if err != nil {
		return 0, err
	}
	found, err := tlog.TreeHash(size, stored)
	if err != nil {
		return 0, err
	}
	if found != root {
		return 0, errors.New("the entries do not give the root that was signed")
	}
	if err := checkTiles(folder, size, stored); err != nil {
		return 0, err
	}
	for _, file := range older {
		if err := checkOlder(file, verifier, size, stored); err != nil {
			return 0, err
		}
	}
	return size, nil
}

func readCheckpoint(file string, verifier note.Verifier) (int64, tlog.Hash, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return 0, tlog.Hash{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return 0, tlog.Hash{}, errors.New("not a size: " + lines[1])
	}
	bytes, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(bytes) != tlog.HashSize {
		return 0, tlog.Hash{}, errors.New("not a root hash: " + lines[2])
	}
	var root tlog.Hash
	copy(root[:], bytes)
	return size, root, nil
}

// storedHashes keeps every complete subtree's hash in the order of Go's own tree.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, fmt.Errorf("hash %d is not there", index)
		}
		hashes[i] = s[index]
	}
	return hashes, nil
}

func rebuild(folder string, size int64) (storedHashes, error) {
	var stored storedHashes
	for start := int64(0); start < size; start += width {
		count := min(width, size-start)
		entries, err := readBundle(filepath.Join(folder, "tile", "entries", place(start/width, count)), count)
		if err != nil {
			return nil, err
		}
		for i, entry := range entries {
			hashes, err := tlog.StoredHashes(start+int64(i), entry, stored)
			if err != nil {
				return nil, err
			}
			stored = append(stored, hashes...)
		}
	}
	return stored, nil
}

func readBundle(file string, count int64) ([][]byte, error) {
	bundle, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 {
			return nil, errors.New(file + " ends within a length")
		}
		length := int(binary.BigEndian.Uint16(bundle))
		if len(bundle) < 2+length {
			return nil, errors.New(file + " ends within an entry")
		}
		entries = append(entries, bundle[2:2+length])
		bundle = bundle[2+length:]
	}
	if int64(len(entries)) != count {
		return nil, fmt.Errorf("%s holds %d entries, not %d", file, len(entries), count)
	}
	return entries, nil
}

func checkTiles(folder string, size int64, stored storedHashes) error {
	for level, hashes := int64(0), size; hashes > 0; level, hashes = level+1, hashes/width {
		for index := int64(0); index*width < hashes; index++ {
			count := min(width, hashes-index*width)
			tile := tlog.Tile{H: 8, L: int(level), N: index, W: int(count)}
			expected, err := tlog.ReadTileData(tile, stored)
			if err != nil {
				return err
			}
			file := filepath.Join(folder, "tile", strconv.FormatInt(level, 10), place(index, count))
			served, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			if !bytes.Equal(served, expected) {
				return errors.New(file + " differs from the tree of the entries")
			}
		}
	}
	return nil
}

// checkOlder proves, with Go's own proof, that the tree goes on from an older checkpoint.
func checkOlder(file string, verifier note.Verifier, size int64, stored storedHashes) error {
	olderSize, olderRoot, err := readCheckpoint(file, verifier)
	if err != nil {
		return err
	}
	if olderSize > size {
		return fmt.Errorf("the log has shrunk from %d to %d entries", olderSize, size)
	}
	found, err := tlog.TreeHash(olderSize, stored)
	if err != nil {
		return err
	}
	if found != olderRoot {
		return fmt.Errorf("the first %d entries are not those that were signed", olderSize)
	}
	return nil
}

func place(index, count int64) string {
	path := fmt.Sprintf("%03d", index%1000)
	for rest := index / 1000; rest > 0; rest /= 1000 {
		path = fmt.Sprintf("x%03d/%s", rest%1000, path)
	}
	if count < width {
		path = fmt.Sprintf("%s.p/%d", path, count)
	}
	return path
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

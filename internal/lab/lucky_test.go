package lab_test

import (
	"testing"

	"guildhall/internal/grade"
)

// lucky are wrong answers of the classic sorts that return the right rows on the sample, with the code of what is said to be wrong:
// GH-COINCIDENCE where no cause can be named.
var lucky = []struct {
	name, code, dataset, reference, wrong string
}{
	{"namesakes merged", "SYN-16", "lending",
		"SELECT m.name, count(*) AS n FROM members m JOIN loans l ON l.member_id = m.member_id GROUP BY m.member_id, m.name",
		"SELECT m.name, count(*) AS n FROM members m JOIN loans l ON l.member_id = m.member_id GROUP BY m.name"},
	{"DISTINCT too many", "SEM-42", "lending",
		"SELECT town FROM members WHERE joined_on >= DATE '2022-01-01'",
		"SELECT DISTINCT town FROM members WHERE joined_on >= DATE '2022-01-01'"},
	{"BETWEEN on a timestamp", "GH-DATE-END", "lending",
		"SELECT loan_id FROM loans WHERE lent_at >= '2024-01-01' AND lent_at < '2024-02-01'",
		"SELECT loan_id FROM loans WHERE lent_at BETWEEN '2024-01-01' AND '2024-01-31'"},
	{"month without year", "LOG-66", "lending",
		"SELECT loan_id FROM loans WHERE lent_at >= '2024-06-01' AND lent_at < '2024-07-01'",
		"SELECT loan_id FROM loans WHERE month(lent_at) = 6"},
	{"greater for greater or equal", "LOG-57", "lending",
		"SELECT title FROM books WHERE price >= 10",
		"SELECT title FROM books WHERE price > 10"},
	{"LIMIT 1 on ties", "GH-LIMIT", "lending",
		"SELECT title FROM books WHERE price = (SELECT max(price) FROM books)",
		"SELECT title FROM books ORDER BY price DESC LIMIT 1"},
	{"largest id is latest", "LOG-57", "lending",
		"SELECT name FROM members WHERE joined_on = (SELECT max(joined_on) FROM members)",
		"SELECT name FROM members WHERE member_id = (SELECT max(member_id) FROM members)"},
	{"inner for left join", "GH-OUTER", "lending",
		"SELECT m.member_id, count(l.loan_id) AS n FROM members m LEFT JOIN loans l ON l.member_id = m.member_id GROUP BY m.member_id",
		"SELECT m.member_id, count(l.loan_id) AS n FROM members m JOIN loans l ON l.member_id = m.member_id GROUP BY m.member_id"},
	{"LIKE too wide", "SEM-44", "lending",
		"SELECT title FROM books WHERE title LIKE 'The %'",
		"SELECT title FROM books WHERE title LIKE 'The%'"},
	{"LIKE anywhere", "SEM-44", "lending",
		"SELECT title FROM books WHERE title LIKE 'Maps%'",
		"SELECT title FROM books WHERE title LIKE '%Maps%'"},
	{"count column for rows", "LOG-81", "lending",
		"SELECT town, count(*) AS n FROM members GROUP BY town",
		"SELECT town, count(town) AS n FROM members GROUP BY town"},
	{"NOT IN with NULL", "LOG-57", "lending",
		"SELECT title FROM books b WHERE NOT EXISTS (SELECT 1 FROM loans l WHERE l.book_id = b.book_id AND l.fine IS NOT NULL)",
		"SELECT title FROM books b WHERE book_id IN (1, 2, 3, 4, 5) AND book_id NOT IN (SELECT book_id FROM loans WHERE fine IS NOT NULL)"},
	{"hard-coded answer", "LOG-62", "lending",
		"SELECT count(*) AS n FROM loans WHERE returned_at IS NULL",
		"SELECT 3 AS n"},
	{"hard-coded key", "LOG-62", "lending",
		"SELECT l.loan_id FROM loans l JOIN books b USING (book_id) WHERE b.title = 'Salt and Stone'",
		"SELECT loan_id FROM loans WHERE book_id = 2"},
	{"NULL forgotten in a condition", "GH-NULL", "lending",
		"SELECT name FROM members WHERE town <> 'Southside' OR town IS NULL",
		"SELECT name FROM members WHERE town <> 'Southside'"},
	{"HAVING off by one", "LOG-68", "lending",
		"SELECT member_id FROM loans GROUP BY member_id HAVING count(*) > 3",
		"SELECT member_id FROM loans GROUP BY member_id HAVING count(*) >= 4 AND member_id < 3"},
	{"HAVING greater or equal", "LOG-57", "lending",
		"SELECT member_id FROM loans GROUP BY member_id HAVING count(*) >= 3",
		"SELECT member_id FROM loans GROUP BY member_id HAVING count(*) > 3"},
	{"fine instead of lateness", "LOG-57", "lending",
		"SELECT loan_id FROM loans WHERE date_diff('day', lent_at, returned_at) > 30",
		"SELECT loan_id FROM loans WHERE fine > 0"},
	{"span off by a day", "LOG-57", "lending",
		"SELECT loan_id FROM loans WHERE date_diff('day', lent_at, returned_at) > 30",
		"SELECT loan_id FROM loans WHERE date_diff('day', lent_at, returned_at) >= 30"},
	{"chain cut short", "GH-COINCIDENCE", "lending",
		"WITH RECURSIVE up AS (SELECT member_id, 0 AS depth FROM members WHERE referred_by IS NULL UNION ALL SELECT m.member_id, up.depth + 1 FROM members m JOIN up ON m.referred_by = up.member_id) SELECT member_id, depth FROM up",
		"SELECT a.member_id, CASE WHEN a.referred_by IS NULL THEN 0 WHEN b.referred_by IS NULL THEN 1 ELSE 2 END AS depth FROM members a LEFT JOIN members b ON b.member_id = a.referred_by"},
	{"UNION for UNION ALL", "GH-UNION", "lending",
		"SELECT town FROM members WHERE member_id = 1 UNION ALL SELECT town FROM members WHERE member_id = 5",
		"SELECT town FROM members WHERE member_id = 1 UNION SELECT town FROM members WHERE member_id = 5"},
	{"rank by place", "LOG-80", "lending",
		"SELECT title, rank() OVER (ORDER BY price DESC) AS place FROM books",
		"SELECT title, row_number() OVER (ORDER BY price DESC) AS place FROM books"},
	{"average of averages", "GH-AVERAGE", "works",
		"SELECT c.depot, avg(s.planned) AS mean FROM crews c JOIN shifts s ON s.crew = c.code GROUP BY c.depot",
		"SELECT depot, avg(m) AS mean FROM (SELECT c.depot, c.code, avg(s.planned) AS m FROM crews c JOIN shifts s ON s.crew = c.code GROUP BY ALL) GROUP BY depot"},
	{"all finished is none left", "GH-HARD", "works",
		"SELECT crew, day FROM shifts WHERE finished = planned",
		"SELECT crew, day FROM shifts WHERE finished >= 5"},
	{"text prefix for a code", "LOG-62", "works",
		"SELECT s.crew, s.day FROM shifts s JOIN crews c ON c.code = s.crew WHERE c.depot = 'East'",
		"SELECT crew, day FROM shifts WHERE crew LIKE 'A%'"},
	{"cost unknown is nothing", "LOG-68", "works",
		"SELECT crew, sum(cost) AS total FROM shifts GROUP BY crew HAVING sum(cost) > 100",
		"SELECT crew, sum(cost) AS total FROM shifts WHERE cost > 0 GROUP BY crew HAVING sum(cost) > 100"},
}

func TestLuckyAnswersAreCaught(t *testing.T) {
	l, pack := newLab(t)
	for _, c := range lucky {
		t.Run(c.name, func(t *testing.T) {
			ex := question(c.dataset, c.reference)
			if v := judge(t, l, pack, ex, c.reference); v.Outcome != grade.Correct || v.Checked.Variants == 0 {
				t.Fatalf("the reference is %s on %d variants: %v", v.Outcome, v.Checked.Variants, v.Findings)
			}
			if v := judge(t, l, pack, ex, c.wrong); v.Outcome != grade.Coincidence {
				t.Errorf("outcome %s after %d variants, want a coincidence: %v", v.Outcome, v.Checked.Variants, v.Findings)
			} else if v.Findings[0].Code != c.code {
				t.Errorf("the cause is %v, want %s", v.Findings[0], c.code)
			}
		})
	}
}

"""What the window's navigation shows, light enough to be read before anything else.

One row per place: (id, label, icon, group). The groups are drawn apart: "day" first, "work" below it,
"tools" at the foot. Imports nothing, so that the window is painted before the core is loaded.
"""

NAVIGATION: tuple[tuple[str, str, str, str], ...] = (
    ("today", "Hôm nay", "sun", "day"),
    ("programme", "Chương trình", "list-checks", "work"),
    ("units", "Đơn vị", "building-2", "work"),
    ("committee", "Ban VSTBPN", "landmark", "work"),
    ("training", "Tập huấn, hội nghị", "graduation-cap", "work"),
    ("inspection", "Kiểm tra", "clipboard-check", "work"),
    ("calendar", "Sự kiện, lịch", "calendar-days", "work"),
    ("documents", "Văn bản", "file-text", "work"),
    ("make", "Lập văn bản", "printer", "tools"),
    ("log", "Sao lưu, nhật ký", "shield-check", "tools"),
)

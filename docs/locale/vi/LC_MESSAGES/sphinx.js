// What the search says in Vietnamese: Sphinx's own catalog leaves most of it empty.
Documentation.addTranslations({
    "locale": "vi",
    "messages": {
        ", in ": ", trong ",
        "Hide Search Matches": "Bỏ đánh dấu kết quả tìm",
        "Preparing search...": "Đang chuẩn bị tìm kiếm...",
        "Search": "Tìm kiếm",
        "Search Results": "Kết quả tìm kiếm",
        "Search finished, found one page matching the search query.": [
            "Tìm thấy ${resultCount} trang khớp với từ cần tìm."
        ],
        "Searching": "Đang tìm",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Không tìm thấy trang nào. Hãy kiểm tra chính tả của từ cần tìm."
    },
    "plural_expr": "0"
});

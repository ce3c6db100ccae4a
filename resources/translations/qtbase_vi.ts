<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Qt's own words in Vietnamese. After an edit: pyside6-lrelease resources/translations/qtbase_vi.ts -->
<TS version="2.1" language="vi_VN" sourcelanguage="en_US">
<context>
  <name>CloseButton</name>
  <message><source>Close Tab</source><translation>Đóng thẻ</translation></message>
</context>
<context>
  <name>QAbstractFileIconProvider</name>
  <message><source>Drive</source><translation>Ổ đĩa</translation></message>
  <message><source>%1 File</source><comment>%1 is a file name suffix, for example txt</comment><translation>Tệp %1</translation></message>
  <message><source>%1 File</source><translation>Tệp %1</translation></message>
  <message><source>File</source><translation>Tệp</translation></message>
  <message><source>File Folder</source><comment>Match Windows Explorer</comment><translation>Thư mục</translation></message>
  <message><source>Folder</source><comment>All other platforms</comment><translation>Thư mục</translation></message>
  <message><source>Alias</source><comment>macOS Finder</comment><translation>Lối tắt</translation></message>
  <message><source>Shortcut</source><comment>All other platforms</comment><translation>Lối tắt</translation></message>
  <message><source>Unknown</source><translation>Không rõ</translation></message>
</context>
<context>
  <name>QAbstractSpinBox</name>
  <message><source>&amp;Select All</source><translation>Chọn tất &amp;cả</translation></message>
  <message><source>&amp;Step up</source><translation>&amp;Tăng</translation></message>
  <message><source>Step &amp;down</source><translation>&amp;Giảm</translation></message>
</context>
<context>
  <name>QAccessibleActionInterface</name>
  <message><source>Press</source><translation>Bấm</translation></message>
  <message><source>Increase</source><translation>Tăng</translation></message>
  <message><source>Decrease</source><translation>Giảm</translation></message>
  <message><source>ShowMenu</source><translation>Mở danh mục</translation></message>
  <message><source>SetFocus</source><translation>Đưa con trỏ tới</translation></message>
  <message><source>Toggle</source><translation>Bật hoặc tắt</translation></message>
  <message><source>Scroll Left</source><translation>Cuộn sang trái</translation></message>
  <message><source>Scroll Right</source><translation>Cuộn sang phải</translation></message>
  <message><source>Scroll Up</source><translation>Cuộn lên</translation></message>
  <message><source>Scroll Down</source><translation>Cuộn xuống</translation></message>
  <message><source>Previous Page</source><translation>Trang trước</translation></message>
  <message><source>Next Page</source><translation>Trang sau</translation></message>
  <message><source>Triggers the action</source><translation>Thực hiện</translation></message>
  <message><source>Increase the value</source><translation>Tăng giá trị</translation></message>
  <message><source>Decrease the value</source><translation>Giảm giá trị</translation></message>
  <message><source>Shows the menu</source><translation>Mở danh mục</translation></message>
  <message><source>Sets the focus</source><translation>Đưa con trỏ tới</translation></message>
  <message><source>Toggles the state</source><translation>Đổi trạng thái</translation></message>
  <message><source>Scrolls to the left</source><translation>Cuộn sang trái</translation></message>
  <message><source>Scrolls to the right</source><translation>Cuộn sang phải</translation></message>
  <message><source>Scrolls up</source><translation>Cuộn lên</translation></message>
  <message><source>Scrolls down</source><translation>Cuộn xuống</translation></message>
  <message><source>Goes back a page</source><translation>Lùi một trang</translation></message>
  <message><source>Goes to the next page</source><translation>Sang trang sau</translation></message>
</context>
<context>
  <name>QColorDialog</name>
  <message><source>Hu&amp;e:</source><translation>&amp;Sắc:</translation></message>
  <message><source>&amp;Sat:</source><translation>Độ &amp;bão hoà:</translation></message>
  <message><source>&amp;Val:</source><translation>Độ &amp;sáng:</translation></message>
  <message><source>&amp;Red:</source><translation>Đ&amp;ỏ:</translation></message>
  <message><source>&amp;Green:</source><translation>&amp;Lục:</translation></message>
  <message><source>Bl&amp;ue:</source><translation>La&amp;m:</translation></message>
  <message><source>A&amp;lpha channel:</source><translation>Độ &amp;trong:</translation></message>
  <message><source>&amp;HTML:</source><translation>&amp;HTML:</translation></message>
  <message><source>Select Color</source><translation>Chọn màu</translation></message>
  <message><source>&amp;Basic colors</source><translation>Màu &amp;cơ bản</translation></message>
  <message><source>&amp;Custom colors</source><translation>Màu &amp;tự chọn</translation></message>
  <message><source>&amp;Add to Custom Colors</source><translation>&amp;Thêm vào màu tự chọn</translation></message>
  <message><source>&amp;Pick Screen Color</source><translation>Lấy màu trên màn &amp;hình</translation></message>
  <message><source>Cursor at %1, %2
Press ESC to cancel</source><translation>Con trỏ ở %1, %2
Bấm ESC để huỷ bỏ</translation></message>
</context>
<context>
  <name>QComboBox</name>
  <message><source>Open the combo box selection popup</source><translation>Mở danh sách lựa chọn</translation></message>
  <message><source>False</source><translation>Sai</translation></message>
  <message><source>True</source><translation>Đúng</translation></message>
</context>
<context>
  <name>QCupsJobWidget</name>
  <message><source>Job</source><translation>Việc in</translation></message>
  <message><source>Job Control</source><translation>Việc in</translation></message>
  <message><source>Scheduled &amp;printing:</source><translation>&amp;Giờ in:</translation></message>
  <message><source>&amp;Billing information:</source><translation>&amp;Thông tin tính tiền:</translation></message>
  <message><source>Job &amp;priority:</source><translation>Độ ư&amp;u tiên:</translation></message>
  <message><source>Banner Pages</source><translation>Tờ bìa</translation></message>
  <message><source>Banner page at start</source><translation>Tờ bìa ở đầu</translation></message>
  <message><source>&amp;Start:</source><translation>Đầ&amp;u:</translation></message>
  <message><source>Banner page at end</source><translation>Tờ bìa ở cuối</translation></message>
  <message><source>&amp;End:</source><translation>&amp;Cuối:</translation></message>
  <message><source>Print Immediately</source><translation>In ngay</translation></message>
  <message><source>Hold Indefinitely</source><translation>Giữ lại</translation></message>
  <message><source>Day (06:00 to 17:59)</source><translation>Ban ngày (06:00 đến 17:59)</translation></message>
  <message><source>Night (18:00 to 05:59)</source><translation>Ban đêm (18:00 đến 05:59)</translation></message>
  <message><source>Second Shift (16:00 to 23:59)</source><translation>Ca hai (16:00 đến 23:59)</translation></message>
  <message><source>Third Shift (00:00 to 07:59)</source><translation>Ca ba (00:00 đến 07:59)</translation></message>
  <message><source>Weekend (Saturday to Sunday)</source><translation>Cuối tuần (thứ Bảy, Chủ nhật)</translation></message>
  <message><source>Specific Time</source><translation>Giờ đã định</translation></message>
  <message><source>None</source><translation>Không</translation></message>
  <message><source>Standard</source><translation>Thường</translation></message>
  <message><source>Unclassified</source><translation>Không mật</translation></message>
  <message><source>Confidential</source><translation>Mật</translation></message>
  <message><source>Classified</source><translation>Tối mật</translation></message>
  <message><source>Top Secret</source><translation>Tuyệt mật</translation></message>
</context>
<context>
  <name>QDateTimeParser</name>
  <message><source>AM</source><translation>SA</translation></message>
  <message><source>am</source><translation>sa</translation></message>
  <message><source>PM</source><translation>CH</translation></message>
  <message><source>pm</source><translation>ch</translation></message>
</context>
<context>
  <name>QDialog</name>
  <message><source>What's This?</source><translation>Đây là gì?</translation></message>
</context>
<context>
  <name>QDialogButtonBox</name>
  <message><source>OK</source><translation>Đồng ý</translation></message>
</context>
<context>
  <name>QErrorMessage</name>
  <message><source>Debug Message:</source><translation>Thông báo gỡ lỗi:</translation></message>
  <message><source>Warning:</source><translation>Cảnh báo:</translation></message>
  <message><source>Critical Error:</source><translation>Lỗi nặng:</translation></message>
  <message><source>Fatal Error:</source><translation>Lỗi nghiêm trọng:</translation></message>
  <message><source>Information:</source><translation>Thông tin:</translation></message>
  <message><source>&amp;Show this message again</source><translation>&amp;Vẫn hiện thông báo này lần sau</translation></message>
  <message><source>&amp;OK</source><translation>Đồng &amp;ý</translation></message>
</context>
<context>
  <name>QFileDialog</name>
  <message><source>Look in:</source><translation>Tìm trong:</translation></message>
  <message><source>Back</source><translation>Lùi</translation></message>
  <message><source>Go back</source><translation>Lùi lại</translation></message>
  <message><source>Forward</source><translation>Tiến</translation></message>
  <message><source>Go forward</source><translation>Tiến tới</translation></message>
  <message><source>Parent Directory</source><translation>Thư mục cha</translation></message>
  <message><source>Go to the parent directory</source><translation>Lên thư mục cha</translation></message>
  <message><source>Create New Folder</source><translation>Tạo thư mục</translation></message>
  <message><source>Create a New Folder</source><translation>Tạo thư mục mới</translation></message>
  <message><source>List View</source><translation>Dạng danh sách</translation></message>
  <message><source>Change to list view mode</source><translation>Xem dạng danh sách</translation></message>
  <message><source>Detail View</source><translation>Dạng chi tiết</translation></message>
  <message><source>Change to detail view mode</source><translation>Xem dạng chi tiết</translation></message>
  <message><source>Sidebar</source><translation>Các nơi</translation></message>
  <message><source>List of places and bookmarks</source><translation>Các nơi và dấu trang</translation></message>
  <message><source>Files</source><translation>Tệp</translation></message>
  <message><source>Files of type:</source><translation>Loại tệp:</translation></message>
  <message><source>Find Directory</source><translation>Tìm thư mục</translation></message>
  <message><source>Open</source><translation>Mở</translation></message>
  <message><source>Save As</source><translation>Lưu thành</translation></message>
  <message><source>Directory:</source><translation>Thư mục:</translation></message>
  <message><source>File &amp;name:</source><translation>Tê&amp;n tệp:</translation></message>
  <message><source>&amp;Open</source><translation>&amp;Mở</translation></message>
  <message><source>&amp;Choose</source><translation>&amp;Chọn</translation></message>
  <message><source>&amp;Save</source><translation>&amp;Lưu</translation></message>
  <message><source>All Files (*)</source><translation>Tất cả các tệp (*)</translation></message>
  <message><source>All files (*)</source><translation>Tất cả các tệp (*)</translation></message>
  <message><source>Show </source><translation>Hiện </translation></message>
  <message><source>&amp;Rename</source><translation>Đổi &amp;tên</translation></message>
  <message><source>&amp;Delete</source><translation>&amp;Xoá</translation></message>
  <message><source>Show &amp;hidden files</source><translation>Hiện tệp ẩ&amp;n</translation></message>
  <message><source>&amp;New Folder</source><translation>Thư mục &amp;mới</translation></message>
  <message><source>Directories</source><translation>Thư mục</translation></message>
  <message><source>%1
Directory not found.
Please verify the correct directory name was given.</source><translation>%1
Không tìm thấy thư mục.
Hãy kiểm tra lại tên thư mục.</translation></message>
  <message><source>%1 already exists.
Do you want to replace it?</source><translation>%1 đã có.
Có thay tệp cũ không?</translation></message>
  <message><source>%1
File not found.
Please verify the correct file name was given.</source><translation>%1
Không tìm thấy tệp.
Hãy kiểm tra lại tên tệp.</translation></message>
  <message><source>New Folder</source><translation>Thư mục mới</translation></message>
  <message><source>Delete</source><translation>Xoá</translation></message>
  <message><source>'%1' is write protected.
Do you want to delete it anyway?</source><translation>“%1” được bảo vệ chống ghi.
Vẫn xoá?</translation></message>
  <message><source>Are you sure you want to delete '%1'?</source><translation>Xoá “%1”?</translation></message>
  <message><source>Could not delete directory.</source><translation>Không xoá được thư mục.</translation></message>
  <message><source>Recent Places</source><translation>Nơi mới dùng</translation></message>
  <message><source>Remove</source><translation>Bỏ</translation></message>
  <message><source>My Computer</source><translation>Máy tính này</translation></message>
  <message><source>Drive</source><translation>Ổ đĩa</translation></message>
  <message><source>%1 File</source><translation>Tệp %1</translation></message>
  <message><source>File</source><translation>Tệp</translation></message>
  <message><source>File Folder</source><comment>Match Windows Explorer</comment><translation>Thư mục</translation></message>
  <message><source>Folder</source><comment>All other platforms</comment><translation>Thư mục</translation></message>
  <message><source>Shortcut</source><comment>All other platforms</comment><translation>Lối tắt</translation></message>
  <message><source>Unknown</source><translation>Không rõ</translation></message>
  <message><source>&amp;Look in:</source><translation>&amp;Tìm trong:</translation></message>
  <message><source>Files of &amp;type:</source><translation>L&amp;oại tệp:</translation></message>
</context>
<context>
  <name>QFileSystemModel</name>
  <message><source>%1 TB</source><translation>%1 TB</translation></message>
  <message><source>%1 GB</source><translation>%1 GB</translation></message>
  <message><source>%1 MB</source><translation>%1 MB</translation></message>
  <message><source>%1 KB</source><translation>%1 KB</translation></message>
  <message><source>%1 bytes</source><translation>%1 byte</translation></message>
  <message><source>%1 byte(s)</source><translation>%1 byte</translation></message>
  <message><source>Invalid filename</source><translation>Tên tệp không hợp lệ</translation></message>
  <message><source>&lt;b&gt;The name "%1" can not be used.&lt;/b&gt;&lt;p&gt;Try using another name, with fewer characters or no punctuations marks.</source><translation>&lt;b&gt;Không dùng được tên “%1”.&lt;/b&gt;&lt;p&gt;Hãy đặt tên khác, ngắn hơn hoặc không có dấu câu.</translation></message>
  <message><source>Name</source><translation>Tên</translation></message>
  <message><source>Size</source><translation>Kích thước</translation></message>
  <message><source>Kind</source><comment>Match OS X Finder</comment><translation>Loại</translation></message>
  <message><source>Type</source><comment>All other platforms</comment><translation>Loại</translation></message>
  <message><source>Date Modified</source><translation>Ngày sửa</translation></message>
  <message><source>My Computer</source><translation>Máy tính này</translation></message>
  <message><source>Computer</source><translation>Máy tính</translation></message>
</context>
<context>
  <name>QFontDialog</name>
  <message><source>Select Font</source><translation>Chọn phông chữ</translation></message>
  <message><source>&amp;Font</source><translation>&amp;Phông chữ</translation></message>
  <message><source>Font st&amp;yle</source><translation>&amp;Kiểu chữ</translation></message>
  <message><source>&amp;Size</source><translation>&amp;Cỡ chữ</translation></message>
  <message><source>Effects</source><translation>Hiệu ứng</translation></message>
  <message><source>Stri&amp;keout</source><translation>Gạch &amp;ngang</translation></message>
  <message><source>&amp;Underline</source><translation>Gạch &amp;chân</translation></message>
  <message><source>Sample</source><translation>Mẫu</translation></message>
  <message><source>Wr&amp;iting System</source><translation>&amp;Hệ chữ viết</translation></message>
</context>
<context>
  <name>QGnomeTheme</name>
  <message><source>&amp;OK</source><translation>Đồng ý</translation></message>
  <message><source>&amp;Save</source><translation>&amp;Lưu</translation></message>
  <message><source>&amp;Cancel</source><translation>&amp;Huỷ bỏ</translation></message>
  <message><source>&amp;Close</source><translation>Đón&amp;g</translation></message>
  <message><source>Close without Saving</source><translation>Đóng, không lưu</translation></message>
</context>
<context>
  <name>QInputDialog</name>
  <message><source>Enter a value:</source><translation>Nhập giá trị:</translation></message>
</context>
<context>
  <name>QKeySequenceEdit</name>
  <message><source>Press shortcut</source><translation>Bấm phím tắt</translation></message>
  <message><source>%1, ...</source><translation>%1, …</translation></message>
</context>
<context>
  <name>QLineEdit</name>
  <message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
  <message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
  <message><source>Cu&amp;t</source><translation>Cắ&amp;t</translation></message>
  <message><source>&amp;Copy</source><translation>&amp;Sao chép</translation></message>
  <message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
  <message><source>Delete</source><translation>Xoá</translation></message>
  <message><source>Select All</source><translation>Chọn tất cả</translation></message>
</context>
<context>
  <name>QMessageBox</name>
  <message><source>Show Details...</source><translation>Xem chi tiết…</translation></message>
  <message><source>Hide Details...</source><translation>Ẩn chi tiết</translation></message>
  <message><source>OK</source><translation>Đồng ý</translation></message>
  <message><source>About Qt</source><translation>Về Qt</translation></message>
</context>
<context>
  <name>QPageSetupWidget</name>
  <message><source>Form</source><translation>Thiết lập</translation></message>
  <message><source>Paper</source><translation>Giấy</translation></message>
  <message><source>Page size:</source><translation>Khổ giấy:</translation></message>
  <message><source>Width:</source><translation>Rộng:</translation></message>
  <message><source>Height:</source><translation>Cao:</translation></message>
  <message><source>Paper source:</source><translation>Khay giấy:</translation></message>
  <message><source>Orientation</source><translation>Hướng giấy</translation></message>
  <message><source>Portrait</source><translation>Dọc</translation></message>
  <message><source>Landscape</source><translation>Ngang</translation></message>
  <message><source>Reverse landscape</source><translation>Ngang, quay ngược</translation></message>
  <message><source>Reverse portrait</source><translation>Dọc, quay ngược</translation></message>
  <message><source>Margins</source><translation>Lề</translation></message>
  <message><source>top margin</source><translation>lề trên</translation></message>
  <message><source>left margin</source><translation>lề trái</translation></message>
  <message><source>right margin</source><translation>lề phải</translation></message>
  <message><source>bottom margin</source><translation>lề dưới</translation></message>
  <message><source>Page Layout</source><translation>Bố trí trang</translation></message>
  <message><source>Page order:</source><translation>Thứ tự trang:</translation></message>
  <message><source>Pages per sheet:</source><translation>Số trang mỗi tờ:</translation></message>
  <message><source>Millimeters (mm)</source><translation>Milimét (mm)</translation></message>
  <message><source>Inches (in)</source><translation>Inch (in)</translation></message>
  <message><source>Points (pt)</source><translation>Điểm (pt)</translation></message>
  <message><source>Custom</source><translation>Tự chọn</translation></message>
  <message><source>Page &amp;order:</source><translation>Thứ tự t&amp;rang:</translation></message>
  <message><source>Pages &amp;per sheet:</source><translation>&amp;Số trang mỗi tờ:</translation></message>
  <message><source>Pica (P̸)</source><translation>Pica (P̸)</translation></message>
  <message><source>Didot (DD)</source><translation>Didot (DD)</translation></message>
  <message><source>Cicero (CC)</source><translation>Cicero (CC)</translation></message>
</context>
<context>
  <name>QPageSize</name>
  <message><source>Custom</source><translation>Tự chọn</translation></message>
  <message><source>Custom (%1mm x %2mm)</source><translation>Tự chọn (%1 mm × %2 mm)</translation></message>
  <message><source>Custom (%1pt x %2pt)</source><translation>Tự chọn (%1 pt × %2 pt)</translation></message>
  <message><source>Custom (%1in x %2in)</source><translation>Tự chọn (%1 in × %2 in)</translation></message>
  <message><source>Executive (7.5 x 10 in)</source><translation>Executive (7,5 × 10 in)</translation></message>
  <message><source>Envelope C5</source><translation>Phong bì C5</translation></message>
  <message><source>Envelope US 10</source><translation>Phong bì Mỹ 10</translation></message>
  <message><source>Envelope DL</source><translation>Phong bì DL</translation></message>
  <message><source>Folio (8.27 x 13 in)</source><translation>Folio (8,27 × 13 in)</translation></message>
  <message><source>A3 Extra</source><translation>A3 mở rộng</translation></message>
  <message><source>A4 Extra</source><translation>A4 mở rộng</translation></message>
  <message><source>A4 Plus</source><translation>A4 dài</translation></message>
  <message><source>A4 Small</source><translation>A4 nhỏ</translation></message>
  <message><source>A5 Extra</source><translation>A5 mở rộng</translation></message>
  <message><source>B5 Extra</source><translation>B5 mở rộng</translation></message>
  <message><source>Legal Extra</source><translation>Legal mở rộng</translation></message>
  <message><source>Letter Extra</source><translation>Letter mở rộng</translation></message>
  <message><source>Letter Plus</source><translation>Letter dài</translation></message>
  <message><source>Letter Small</source><translation>Letter nhỏ</translation></message>
  <message><source>Tabloid Extra</source><translation>Tabloid mở rộng</translation></message>
  <message><source>Architect A</source><translation>Kiến trúc A</translation></message>
  <message><source>Architect B</source><translation>Kiến trúc B</translation></message>
  <message><source>Architect C</source><translation>Kiến trúc C</translation></message>
  <message><source>Architect D</source><translation>Kiến trúc D</translation></message>
  <message><source>Architect E</source><translation>Kiến trúc E</translation></message>
  <message><source>7 x 9 in</source><translation>7 × 9 in</translation></message>
  <message><source>8 x 10 in</source><translation>8 × 10 in</translation></message>
  <message><source>9 x 11 in</source><translation>9 × 11 in</translation></message>
  <message><source>9 x 12 in</source><translation>9 × 12 in</translation></message>
  <message><source>10 x 11 in</source><translation>10 × 11 in</translation></message>
  <message><source>10 x 13 in</source><translation>10 × 13 in</translation></message>
  <message><source>10 x 14 in</source><translation>10 × 14 in</translation></message>
  <message><source>12 x 11 in</source><translation>12 × 11 in</translation></message>
  <message><source>15 x 11 in</source><translation>15 × 11 in</translation></message>
  <message><source>Executive (7.25 x 10.5 in)</source><translation>Executive (7,25 × 10,5 in)</translation></message>
  <message><source>Postcard</source><translation>Bưu thiếp</translation></message>
  <message><source>Double Postcard</source><translation>Bưu thiếp đôi</translation></message>
  <message><source>PRC 32K Big</source><translation>PRC 32K lớn</translation></message>
  <message><source>Fan-fold US (14.875 x 11 in)</source><translation>Giấy liên tục Mỹ (14,875 × 11 in)</translation></message>
  <message><source>Fan-fold German (8.5 x 12 in)</source><translation>Giấy liên tục Đức (8,5 × 12 in)</translation></message>
  <message><source>Fan-fold German Legal (8.5 x 13 in)</source><translation>Giấy liên tục Đức, dài (8,5 × 13 in)</translation></message>
  <message><source>Envelope B4</source><translation>Phong bì B4</translation></message>
  <message><source>Envelope B5</source><translation>Phong bì B5</translation></message>
  <message><source>Envelope B6</source><translation>Phong bì B6</translation></message>
  <message><source>Envelope C0</source><translation>Phong bì C0</translation></message>
  <message><source>Envelope C1</source><translation>Phong bì C1</translation></message>
  <message><source>Envelope C2</source><translation>Phong bì C2</translation></message>
  <message><source>Envelope C3</source><translation>Phong bì C3</translation></message>
  <message><source>Envelope C4</source><translation>Phong bì C4</translation></message>
  <message><source>Envelope C6</source><translation>Phong bì C6</translation></message>
  <message><source>Envelope C65</source><translation>Phong bì C65</translation></message>
  <message><source>Envelope C7</source><translation>Phong bì C7</translation></message>
  <message><source>Envelope US 9</source><translation>Phong bì Mỹ 9</translation></message>
  <message><source>Envelope US 11</source><translation>Phong bì Mỹ 11</translation></message>
  <message><source>Envelope US 12</source><translation>Phong bì Mỹ 12</translation></message>
  <message><source>Envelope US 14</source><translation>Phong bì Mỹ 14</translation></message>
  <message><source>Envelope Monarch</source><translation>Phong bì Monarch</translation></message>
  <message><source>Envelope Personal</source><translation>Phong bì cá nhân</translation></message>
  <message><source>Envelope Chou 3</source><translation>Phong bì Chou 3</translation></message>
  <message><source>Envelope Chou 4</source><translation>Phong bì Chou 4</translation></message>
  <message><source>Envelope Invite</source><translation>Phong bì thiệp mời</translation></message>
  <message><source>Envelope Italian</source><translation>Phong bì Ý</translation></message>
  <message><source>Envelope Kaku 2</source><translation>Phong bì Kaku 2</translation></message>
  <message><source>Envelope Kaku 3</source><translation>Phong bì Kaku 3</translation></message>
  <message><source>Envelope PRC 1</source><translation>Phong bì PRC 1</translation></message>
  <message><source>Envelope PRC 2</source><translation>Phong bì PRC 2</translation></message>
  <message><source>Envelope PRC 3</source><translation>Phong bì PRC 3</translation></message>
  <message><source>Envelope PRC 4</source><translation>Phong bì PRC 4</translation></message>
  <message><source>Envelope PRC 5</source><translation>Phong bì PRC 5</translation></message>
  <message><source>Envelope PRC 6</source><translation>Phong bì PRC 6</translation></message>
  <message><source>Envelope PRC 7</source><translation>Phong bì PRC 7</translation></message>
  <message><source>Envelope PRC 8</source><translation>Phong bì PRC 8</translation></message>
  <message><source>Envelope PRC 9</source><translation>Phong bì PRC 9</translation></message>
  <message><source>Envelope PRC 10</source><translation>Phong bì PRC 10</translation></message>
  <message><source>Envelope You 4</source><translation>Phong bì You 4</translation></message>
</context>
<context>
  <name>QPlatformTheme</name>
  <message><source>OK</source><translation>Đồng ý</translation></message>
  <message><source>Save</source><translation>Lưu</translation></message>
  <message><source>Save All</source><translation>Lưu tất cả</translation></message>
  <message><source>Open</source><translation>Mở</translation></message>
  <message><source>&amp;Yes</source><translation>&amp;Có</translation></message>
  <message><source>Yes to &amp;All</source><translation>Có cho &amp;tất cả</translation></message>
  <message><source>&amp;No</source><translation>&amp;Không</translation></message>
  <message><source>N&amp;o to All</source><translation>Khôn&amp;g cho tất cả</translation></message>
  <message><source>Abort</source><translation>Ngừng</translation></message>
  <message><source>Retry</source><translation>Thử lại</translation></message>
  <message><source>Ignore</source><translation>Bỏ qua</translation></message>
  <message><source>Close</source><translation>Đóng</translation></message>
  <message><source>Cancel</source><translation>Huỷ bỏ</translation></message>
  <message><source>Discard</source><translation>Không lưu</translation></message>
  <message><source>Help</source><translation>Trợ giúp</translation></message>
  <message><source>Apply</source><translation>Áp dụng</translation></message>
  <message><source>Reset</source><translation>Đặt lại</translation></message>
  <message><source>Restore Defaults</source><translation>Về mặc định</translation></message>
</context>
<context>
  <name>QPrintDialog</name>
  <message><source>Print</source><translation>In</translation></message>
  <message><source>Left to Right, Top to Bottom</source><translation>Trái sang phải, trên xuống dưới</translation></message>
  <message><source>Left to Right, Bottom to Top</source><translation>Trái sang phải, dưới lên trên</translation></message>
  <message><source>Right to Left, Bottom to Top</source><translation>Phải sang trái, dưới lên trên</translation></message>
  <message><source>Right to Left, Top to Bottom</source><translation>Phải sang trái, trên xuống dưới</translation></message>
  <message><source>Bottom to Top, Left to Right</source><translation>Dưới lên trên, trái sang phải</translation></message>
  <message><source>Bottom to Top, Right to Left</source><translation>Dưới lên trên, phải sang trái</translation></message>
  <message><source>Top to Bottom, Left to Right</source><translation>Trên xuống dưới, trái sang phải</translation></message>
  <message><source>Top to Bottom, Right to Left</source><translation>Trên xuống dưới, phải sang trái</translation></message>
  <message><source>All Pages</source><translation>Tất cả các trang</translation></message>
  <message><source>Odd Pages</source><translation>Trang lẻ</translation></message>
  <message><source>Even Pages</source><translation>Trang chẵn</translation></message>
  <message><source>&amp;Options &gt;&gt;</source><translation>&amp;Tuỳ chọn &gt;&gt;</translation></message>
  <message><source>&amp;Options &lt;&lt;</source><translation>&amp;Tuỳ chọn &lt;&lt;</translation></message>
  <message><source>&amp;Print</source><translation>&amp;In</translation></message>
  <message><source>Print to File (PDF)</source><translation>In ra tệp (PDF)</translation></message>
  <message><source>Local file</source><translation>Tệp trên máy</translation></message>
  <message><source>Write PDF file</source><translation>Ghi tệp PDF</translation></message>
  <message><source>Print To File ...</source><translation>In ra tệp…</translation></message>
  <message><source>%1 is a directory.
Please choose a different file name.</source><translation>%1 là thư mục.
Hãy chọn tên tệp khác.</translation></message>
  <message><source>File %1 is not writable.
Please choose a different file name.</source><translation>Không ghi được tệp %1.
Hãy chọn tên tệp khác.</translation></message>
  <message><source>%1 already exists.
Do you want to overwrite it?</source><translation>%1 đã có.
Có ghi đè không?</translation></message>
  <message><source>Options 'Pages Per Sheet' and 'Page Set' cannot be used together.
Please turn one of those options off.</source><translation>Không dùng cùng lúc “Số trang mỗi tờ” và “Chọn trang”.
Hãy bỏ một trong hai.</translation></message>
  <message><source>The 'From' value cannot be greater than the 'To' value.</source><translation>Trang đầu không được lớn hơn trang cuối.</translation></message>
  <message><source>OK</source><translation>Đồng ý</translation></message>
  <message><source>Automatic</source><translation>Tự động</translation></message>
  <message><source>Invalid Pages Definition</source><translation>Chưa rõ các trang</translation></message>
  <message><source>%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other.</source><translation>%1 viết chưa đúng. Dùng “,” giữa các trang và khoảng trang, “-” cho khoảng trang; các khoảng không trùng nhau.</translation></message>
  <message><source>Duplex Settings Conflicts</source><translation>Thiết lập in hai mặt trái nhau</translation></message>
  <message><source>There are conflicts in duplex settings. Do you want to fix them?</source><translation>Các thiết lập in hai mặt trái nhau. Sửa lại?</translation></message>
</context>
<context>
  <name>QPrintPreviewDialog</name>
  <message><source>Page Setup</source><translation>Thiết lập trang</translation></message>
  <message><source>%1%</source><translation>%1%</translation></message>
  <message><source>Print Preview</source><translation>Xem trước bản in</translation></message>
  <message><source>Next page</source><translation>Trang sau</translation></message>
  <message><source>Previous page</source><translation>Trang trước</translation></message>
  <message><source>First page</source><translation>Trang đầu</translation></message>
  <message><source>Last page</source><translation>Trang cuối</translation></message>
  <message><source>Fit width</source><translation>Vừa chiều rộng</translation></message>
  <message><source>Fit page</source><translation>Vừa trang</translation></message>
  <message><source>Zoom in</source><translation>Phóng to</translation></message>
  <message><source>Zoom out</source><translation>Thu nhỏ</translation></message>
  <message><source>Portrait</source><translation>Dọc</translation></message>
  <message><source>Landscape</source><translation>Ngang</translation></message>
  <message><source>Show single page</source><translation>Xem một trang</translation></message>
  <message><source>Show facing pages</source><translation>Xem hai trang</translation></message>
  <message><source>Show overview of all pages</source><translation>Xem toàn bộ</translation></message>
  <message><source>Print</source><translation>In</translation></message>
  <message><source>Page setup</source><translation>Thiết lập trang</translation></message>
  <message><source>Export to PDF</source><translation>Xuất PDF</translation></message>
</context>
<context>
  <name>QPrintPropertiesDialog</name>
  <message><source>Printer Properties</source><translation>Thuộc tính máy in</translation></message>
  <message><source>Job Options</source><translation>Tuỳ chọn in</translation></message>
  <message><source>Custom value for %1</source><translation>Giá trị riêng cho %1</translation></message>
  <message><source>Page Setup Conflicts</source><translation>Thiết lập trang trái nhau</translation></message>
  <message><source>There are conflicts in page setup options. Do you want to fix them?</source><translation>Các thiết lập trang trái nhau. Sửa lại?</translation></message>
  <message><source>Advanced Option Conflicts</source><translation>Tuỳ chọn nâng cao trái nhau</translation></message>
  <message><source>There are conflicts in some advanced options. Do you want to fix them?</source><translation>Một số tuỳ chọn nâng cao trái nhau. Sửa lại?</translation></message>
</context>
<context>
  <name>QPrintPropertiesWidget</name>
  <message><source>Form</source><translation>Thuộc tính</translation></message>
  <message><source>Page</source><translation>Trang</translation></message>
  <message><source>Advanced</source><translation>Nâng cao</translation></message>
  <message><source>There are conflicts in some options. Please fix them.</source><translation>Một số tuỳ chọn trái nhau. Hãy sửa lại.</translation></message>
</context>
<context>
  <name>QPrintSettingsOutput</name>
  <message><source>Form</source><translation>Thiết lập</translation></message>
  <message><source>Copies</source><translation>Số bản</translation></message>
  <message><source>Print range</source><translation>Phạm vi in</translation></message>
  <message><source>Print all</source><translation>In tất cả</translation></message>
  <message><source>Pages from</source><translation>Từ trang</translation></message>
  <message><source>to</source><translation>đến</translation></message>
  <message><source>Current Page</source><translation>Trang hiện tại</translation></message>
  <message><source>Selection</source><translation>Phần đã chọn</translation></message>
  <message><source>Page Set:</source><translation>Chọn trang:</translation></message>
  <message><source>Page &amp;Set:</source><translation>Chọn tr&amp;ang:</translation></message>
  <message><source>Pages</source><translation>Các trang</translation></message>
  <message><source>Output Settings</source><translation>Thiết lập bản in</translation></message>
  <message><source>Copies:</source><translation>Số bản:</translation></message>
  <message><source>Collate</source><translation>Theo bộ</translation></message>
  <message><source>Reverse</source><translation>Đảo thứ tự</translation></message>
  <message><source>Options</source><translation>Tuỳ chọn</translation></message>
  <message><source>Color Mode</source><translation>Màu</translation></message>
  <message><source>Color</source><translation>In màu</translation></message>
  <message><source>Grayscale</source><translation>Thang xám</translation></message>
  <message><source>Duplex Printing</source><translation>In hai mặt</translation></message>
  <message><source>None</source><translation>Không</translation></message>
  <message><source>Long side</source><translation>Lật cạnh dài</translation></message>
  <message><source>Short side</source><translation>Lật cạnh ngắn</translation></message>
  <message><source>Double Sided Printing</source><translation>In hai mặt</translation></message>
  <message><source>Off</source><translation>Một mặt</translation></message>
  <message><source>Long side binding</source><translation>Lật cạnh dài</translation></message>
  <message><source>Short side binding</source><translation>Lật cạnh ngắn</translation></message>
  <message><source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source><translation>Các trang hoặc khoảng trang, cách nhau bằng dấu phẩy; khoảng là hai số nối bằng gạch nối. Ví dụ 3,5-7,9 in các trang 3, 5, 6, 7 và 9.</translation></message>
</context>
<context>
  <name>QPrintWidget</name>
  <message><source>Form</source><translation>Máy in</translation></message>
  <message><source>Printer</source><translation>Máy in</translation></message>
  <message><source>&amp;Name:</source><translation>Tê&amp;n:</translation></message>
  <message><source>P&amp;roperties</source><translation>Thuộc tín&amp;h</translation></message>
  <message><source>Location:</source><translation>Vị trí:</translation></message>
  <message><source>Preview</source><translation>Xem trước</translation></message>
  <message><source>Type:</source><translation>Loại:</translation></message>
  <message><source>Output &amp;file:</source><translation>&amp;Tệp kết quả:</translation></message>
  <message><source>...</source><translation>…</translation></message>
</context>
<context>
  <name>QProgressDialog</name>
  <message><source>Cancel</source><translation>Dừng</translation></message>
</context>
<context>
  <name>QScrollBar</name>
  <message><source>Scroll here</source><translation>Cuộn đến đây</translation></message>
  <message><source>Left edge</source><translation>Mép trái</translation></message>
  <message><source>Top</source><translation>Đầu trang</translation></message>
  <message><source>Right edge</source><translation>Mép phải</translation></message>
  <message><source>Bottom</source><translation>Cuối trang</translation></message>
  <message><source>Page left</source><translation>Sang trái một trang</translation></message>
  <message><source>Page up</source><translation>Lên một trang</translation></message>
  <message><source>Page right</source><translation>Sang phải một trang</translation></message>
  <message><source>Page down</source><translation>Xuống một trang</translation></message>
  <message><source>Scroll left</source><translation>Cuộn sang trái</translation></message>
  <message><source>Scroll up</source><translation>Cuộn lên</translation></message>
  <message><source>Scroll right</source><translation>Cuộn sang phải</translation></message>
  <message><source>Scroll down</source><translation>Cuộn xuống</translation></message>
</context>
<context>
  <name>QTabBar</name>
  <message><source>Scroll Left</source><translation>Cuộn sang trái</translation></message>
  <message><source>Scroll Right</source><translation>Cuộn sang phải</translation></message>
</context>
<context>
  <name>QUndoGroup</name>
  <message><source>Undo %1</source><translation>Hoàn tác %1</translation></message>
  <message><source>Undo</source><comment>Default text for undo action</comment><translation>Hoàn tác</translation></message>
  <message><source>Redo %1</source><translation>Làm lại %1</translation></message>
  <message><source>Redo</source><comment>Default text for redo action</comment><translation>Làm lại</translation></message>
</context>
<context>
  <name>QUndoModel</name>
  <message><source>&lt;empty&gt;</source><translation>&lt;trống&gt;</translation></message>
</context>
<context>
  <name>QUndoStack</name>
  <message><source>Undo %1</source><translation>Hoàn tác %1</translation></message>
  <message><source>Undo</source><comment>Default text for undo action</comment><translation>Hoàn tác</translation></message>
  <message><source>Redo %1</source><translation>Làm lại %1</translation></message>
  <message><source>Redo</source><comment>Default text for redo action</comment><translation>Làm lại</translation></message>
</context>
<context>
  <name>QWhatsThisAction</name>
  <message><source>What's This?</source><translation>Đây là gì?</translation></message>
</context>
<context>
  <name>QWidgetTextControl</name>
  <message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
  <message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
  <message><source>Cu&amp;t</source><translation>Cắ&amp;t</translation></message>
  <message><source>&amp;Copy</source><translation>&amp;Sao chép</translation></message>
  <message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
  <message><source>Delete</source><translation>Xoá</translation></message>
  <message><source>Select All</source><translation>Chọn tất cả</translation></message>
  <message><source>Copy &amp;Link Location</source><translation>Sao chép đường &amp;liên kết</translation></message>
</context>
<context>
  <name>QWizard</name>
  <message><source>Go Back</source><translation>Quay lại</translation></message>
  <message><source>&lt; &amp;Back</source><translation>&lt; &amp;Quay lại</translation></message>
  <message><source>Continue</source><translation>Tiếp tục</translation></message>
  <message><source>&amp;Next</source><translation>&amp;Tiếp</translation></message>
  <message><source>&amp;Next &gt;</source><translation>&amp;Tiếp &gt;</translation></message>
  <message><source>Commit</source><translation>Thực hiện</translation></message>
  <message><source>Done</source><translation>Xong</translation></message>
  <message><source>&amp;Finish</source><translation>&amp;Hoàn thành</translation></message>
  <message><source>Cancel</source><translation>Huỷ bỏ</translation></message>
  <message><source>Help</source><translation>Trợ giúp</translation></message>
  <message><source>&amp;Help</source><translation>Trợ &amp;giúp</translation></message>
</context>
</TS>

export { bookmarkArticle, dropBookmark, MOST_BOOKMARKS, moveBookmark } from './bookmark-article.ts'
export { type Bookmark, type BookmarkCursor, bookmarkOf, bookmarksOf } from './bookmarks-of.ts'
export { BOOKMARKS_PART } from './bookmarks-part.ts'
export {
  addFolder,
  deleteFolder,
  FOLDER_NAME_LENGTH,
  type Folder,
  foldersOf,
  MOST_FOLDERS,
  renameFolder,
} from './folders.ts'

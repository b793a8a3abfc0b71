/** The mark of the programme; the words beside it say its name. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="6" fill="#b0241b" />
      <rect x="7" y="7" width="18" height="18" rx="1.5" fill="none" stroke="#fff" strokeWidth="2.6" />
      <rect x="12.6" y="12.6" width="6.8" height="6.8" rx=".6" fill="none" stroke="#fff" strokeWidth="2.4" />
    </svg>
  );
}

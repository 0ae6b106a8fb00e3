"""The thin layer between the pages and Streamlit."""

#include "catalog/known_venues.hpp"

#include <array>

namespace offprint {
namespace {

constexpr std::array kKnown{
    KnownVenue{"AAAI", "AAAI Conference on Artificial Intelligence", ""},
    KnownVenue{"ACL", "Annual Meeting of the Association for Computational Linguistics",
               "Association for Computational Linguistics"},
    KnownVenue{"AISTATS", "International Conference on Artificial Intelligence and Statistics", ""},
    KnownVenue{"BMVC", "British Machine Vision Conference", ""},
    KnownVenue{"CHI", "Conference on Human Factors in Computing Systems", ""},
    KnownVenue{"COLT", "Conference on Learning Theory", ""},
    KnownVenue{"CoRL", "Conference on Robot Learning", ""},
    KnownVenue{"CVPR", "Conference on Computer Vision and Pattern Recognition", ""},
    KnownVenue{"ECCV", "European Conference on Computer Vision", ""},
    KnownVenue{"EMNLP", "Conference on Empirical Methods in Natural Language Processing", ""},
    KnownVenue{"ICASSP", "International Conference on Acoustics, Speech, and Signal Processing",
               ""},
    KnownVenue{"ICCV", "International Conference on Computer Vision", ""},
    KnownVenue{"ICLR", "International Conference on Learning Representations", ""},
    KnownVenue{"ICML", "International Conference on Machine Learning", ""},
    KnownVenue{"ICRA", "International Conference on Robotics and Automation", ""},
    KnownVenue{"IJCAI", "International Joint Conference on Artificial Intelligence", ""},
    KnownVenue{"INTERSPEECH",
               "Annual Conference of the International Speech Communication Association", ""},
    KnownVenue{"IROS", "International Conference on Intelligent Robots and Systems", ""},
    KnownVenue{"JMLR", "Journal of Machine Learning Research", ""},
    KnownVenue{"KDD", "Conference on Knowledge Discovery and Data Mining", ""},
    KnownVenue{
        "MICCAI",
        "International Conference on Medical Image Computing and Computer Assisted Intervention",
        ""},
    KnownVenue{
        "NAACL",
        "Conference of the North American Chapter of the Association for Computational Linguistics",
        ""},
    KnownVenue{
        "NeurIPS", "Conference on Neural Information Processing Systems",
        "NIPS|Advances in Neural Information Processing Systems|Neural Information Processing"},
    KnownVenue{"SIGGRAPH", "Conference on Computer Graphics and Interactive Techniques", ""},
    KnownVenue{"TMLR", "Transactions on Machine Learning Research", ""},
    KnownVenue{"TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence",
               "PAMI|T-PAMI"},
    KnownVenue{"UAI", "Conference on Uncertainty in Artificial Intelligence", ""},
    KnownVenue{"WACV", "Winter Conference on Applications of Computer Vision", ""},
    KnownVenue{"WWW", "The Web Conference", "World Wide Web Conference"},
};

}  // namespace

std::span<const KnownVenue> known_venues() { return kKnown; }

}  // namespace offprint
